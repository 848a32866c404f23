// Calls `then` once somebody can see the element: in the window, and not behind a page that is
// still opening. Returns what ends the waiting.
const whenSeen = (element, then) => {
  const visible = () => getComputedStyle(element).visibility === "visible" && element.offsetHeight > 0;
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting) || !visible()) return;
      observer.disconnect();
      then();
    },
    { threshold: [0, 0.01, 0.1] },
  );
  observer.observe(element);
  return () => observer.disconnect();
};
