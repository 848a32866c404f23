// Calls `then` once somebody can see the element: in the window or as near to it as `margin`, and
// not behind a page that is still opening. Returns what ends the waiting.
const whenSeen = (element, then, margin = "0px") => {
  const visible = () => getComputedStyle(element).visibility === "visible" && element.offsetHeight > 0;
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting) || !visible()) return;
      observer.disconnect();
      then();
    },
    { threshold: [0, 0.01, 0.1], rootMargin: margin },
  );
  observer.observe(element);
  return () => observer.disconnect();
};
