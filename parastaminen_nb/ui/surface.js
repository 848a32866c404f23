export default {
  render({ el }) {
    el.style.display = "none";
    if (alone()) {
      document.documentElement.dataset.surface = "wall";
      return;
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
