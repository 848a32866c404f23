// The address keeps the step, so that a reloaded page opens where it was.
const asked = () => (alone() ? decodeURIComponent(location.hash.slice(1)) : "");

export default {
  render({ model, el }) {
    const list = h("ol", { class: "pa-steps" });
    const nav = h("nav", { "aria-label": model.get("label") }, list);
    el.append(nav);

    const go = (key) => {
      if (alone()) history.replaceState(null, "", `#${key}`);
      model.set("current", key);
      model.save_changes();
    };
    const make = (step) => {
      const link = h("a", { href: `#${step.key}` }, h("b"), h("span"));
      link.onclick = (event) => {
        event.preventDefault();
        go(step.key);
        // On a phone the row of steps is a list as tall as the window: what was gone to is below.
        // Who presses a key, or whom a screen reader presses it for, goes to what they asked for.
        const small = matchMedia("(max-width: 40rem)").matches;
        if (small || event.detail === 0) focus({ focus: `pa-${step.key}` });
      };
      return h("li", {}, link);
    };
    const update = (item, step) => {
      const link = item.firstElementChild;
      const current = step.key === model.get("current");
      item.className = step.state ? `is-${step.state}` : "";
      say(link.children[0], step.title);
      const state = link.children[1];
      if (state.dataset.said !== step.words) {
        state.dataset.said = step.words;
        state.replaceChildren(drawn(model.get("icons")[step.state]), step.words);
      }
      put(link, "aria-current", current ? "step" : null);
      put(link, "data-here", current ? model.get("here") : null);
    };

    // A step that is asked for from elsewhere on the page takes the reader to its heading.
    // A step that is new to the page takes a moment to be drawn.
    const focus = ({ focus: id }) => {
      if (!id) return;
      const until = performance.now() + 5000;
      const from = document.activeElement;
      const look = () => {
        if (typesElsewhere(from)) return;
        const place = document.getElementById(id);
        if (place?.getClientRects().length) {
          place.focus();
          place.scrollIntoView({ block: "start", behavior: "instant" });
        } else if (performance.now() < until) requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    };
    model.on("msg:custom", focus);

    const known = (key) => model.get("steps").some((step) => step.key === key);
    const moved = () => known(asked()) && asked() !== model.get("current") && go(asked());
    addEventListener("hashchange", moved);
    moved();

    const end = follow(model, ["steps", "current"], () => keyed(list, model.get("steps"), make, update));
    return () => {
      end();
      removeEventListener("hashchange", moved);
      model.off("msg:custom", focus);
    };
  },
};
