// Calls `then` once somebody can see the element: in the window or as near to it as `margin`, and
// not behind a page that is still opening. Returns what ends the waiting.
const OPENING = 200;
// The margin of what only has to be on the page: no hidden tab, however far down it stands.
const ANYWHERE = "1000000px";

const whenSeen = (element, then, margin = "0px") => {
  let near = false;
  let timer;
  const look = () => {
    clearTimeout(timer);
    if (!near) return;
    // What hides a page that opens is not told to an observer: look again.
    if (getComputedStyle(element).visibility !== "visible") timer = setTimeout(look, OPENING);
    else {
      end();
      then();
    }
  };
  const observer = new IntersectionObserver(
    (entries) => {
      near = entries.at(-1).isIntersecting;
      look();
    },
    { rootMargin: margin },
  );
  const end = () => {
    clearTimeout(timer);
    observer.disconnect();
  };
  observer.observe(element);
  return end;
};
