// Nobody touches the machine that shows the wall: without this its screen goes dark on the way.
// A browser lets go of the promise when the page is not seen, and may refuse it on a low battery.
const staysLit = () => {
  let promise = null;
  const hold = () => {
    if (document.visibilityState !== "visible") return;
    promise = navigator.wakeLock?.request("screen").catch(() => null);
  };
  document.addEventListener("visibilitychange", hold);
  hold();
  return () => {
    document.removeEventListener("visibilitychange", hold);
    promise?.then((lock) => lock?.release());
  };
};

export default {
  render({ el }) {
    el.style.display = "none";
    if (alone()) {
      document.documentElement.dataset.surface = "wall";
      return staysLit();
    }
    // The parts of the page are shown one after another; the wall is the last of them.
    const dress = () => {
      const wall = el.parentElement?.querySelector(".pa-wall");
      if (wall) wall.dataset.surface = "wall";
      return Boolean(wall);
    };
    const waiting = setInterval(() => dress() && clearInterval(waiting), 100);
    return () => clearInterval(waiting);
  },
};
