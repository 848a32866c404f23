// Tabs with roving focus. The address keeps the tab, so that a reloaded page opens where it was.
const asked = () => (alone() ? decodeURIComponent(location.hash.slice(1)) : "");

export default {
  render({ model, el }) {
    const list = h("div", { class: "pa-tabs", role: "tablist", "aria-label": model.get("label") });
    el.append(list);
    const group = (globalThis.paTabs = (globalThis.paTabs ?? 0) + 1);
    const keys = () => model.get("tabs").map(({ key }) => key);

    const go = (key) => {
      if (alone()) history.replaceState(null, "", `#${key}`);
      model.set("current", key);
      model.save_changes();
    };
    // A panel may come to the page after its tabs.
    const name = () => {
      for (const key of keys()) {
        const panel = (el.closest(".pa-page") ?? document).querySelector(`.pa-tabpanel-${key}`);
        if (!panel) continue;
        put(panel, "role", "tabpanel");
        put(panel, "aria-labelledby", `pa-tab-${group}-${key}`);
      }
    };
    const make = ({ key }) => {
      const tab = h("button", { type: "button", role: "tab", id: `pa-tab-${group}-${key}` });
      tab.onclick = () => go(key);
      return tab;
    };
    list.onkeydown = (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const all = keys();
      const at = all.indexOf(model.get("current"));
      const to = Number.isFinite(step) ? (at + step + all.length) % all.length : step < 0 ? 0 : all.length - 1;
      go(all[to]);
      list.children[to].focus();
    };
    const moved = () => keys().includes(asked()) && asked() !== model.get("current") && go(asked());
    addEventListener("hashchange", moved);
    moved();
    const later = setTimeout(name, 0);
    const end = follow(model, ["tabs", "current"], () => {
      keyed(list, model.get("tabs"), make, (tab, { key, label }) => {
        const here = key === model.get("current");
        say(tab, label);
        put(tab, "aria-selected", String(here));
        put(tab, "tabindex", here ? "0" : "-1");
      });
      name();
    });
    return () => {
      clearTimeout(later);
      removeEventListener("hashchange", moved);
      end();
    };
  },
};
