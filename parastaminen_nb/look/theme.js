// The reader's theme: "" (as the device says), light, dark, contrast. Kept in this browser only.
// Runs in the head without waiting, so that no page flashes in the wrong colours.
(() => {
  const KEY = "pa-theme";
  const THEMES = ["light", "dark", "contrast"];
  const root = document.documentElement;

  const kept = () => {
    try {
      return localStorage.getItem(KEY) || "";
    } catch {
      return ""; // storage is switched off: the device decides
    }
  };
  const keep = (theme) => {
    try {
      theme ? localStorage.setItem(KEY, theme) : localStorage.removeItem(KEY);
    } catch {
      // the choice holds for this page
    }
  };
  const show = (theme) => {
    if (THEMES.includes(theme)) root.dataset.theme = theme;
    else delete root.dataset.theme;
    for (const chooser of document.querySelectorAll("select[data-pa-theme]")) {
      chooser.value = root.dataset.theme || "";
    }
  };

  show(kept());
  document.addEventListener("DOMContentLoaded", () => show(kept()));
  document.addEventListener("change", (event) => {
    if (!event.target.matches?.("select[data-pa-theme]")) return;
    keep(event.target.value);
    show(event.target.value);
  });
  // Another tab of the same browser changed it.
  addEventListener("storage", (event) => event.key === KEY && show(kept()));
})();
