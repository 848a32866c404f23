const KEPT = "pa-shortcuts";
const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable=true]";

const kept = () => {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
};

export default {
  render({ model, el }) {
    const box = h("input", { type: "checkbox" });
    const words = h("span");
    const all = h("span");
    const open = h(
      "button",
      { type: "button", class: "pa-btn pa-btn--quiet pa-btn--sm", "aria-expanded": "false" },
      all,
      h("kbd", { "aria-hidden": "true" }, "?"),
    );
    const list = h("dl", { class: "pa-keys", hidden: "" });
    el.append(
      h(
        "div",
        { class: "pa-row pa-shortcuts" },
        h("label", { class: "pa-check pa-small pa-check--flat" }, box, words),
        open,
      ),
      list,
    );
    const toggle = () => {
      list.hidden = !list.hidden;
      put(open, "aria-expanded", String(!list.hidden));
      if (!list.hidden) list.scrollIntoView({ block: "nearest" });
    };
    open.onclick = toggle;

    const set = (on) => {
      model.set("on", on);
      model.save_changes();
      // Buttons show their keys only while the keys do something.
      (el.closest(".pa-app") ?? document.body).toggleAttribute("data-pa-no-keys", !on);
    };
    box.onchange = () => {
      set(box.checked);
      try {
        localStorage.setItem(KEPT, box.checked ? "on" : "off");
      } catch {
        // the choice holds for this page
      }
    };

    const pressed = (event) => {
      if (!model.get("on") || event.repeat || event.isComposing) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof Element ? event.target : document.body;
      if (target.closest(TYPING)) return;
      // In somebody's notebook only what happens inside our page is ours.
      if (!alone() && !el.closest(".pa-app")?.contains(target)) return;
      // The space bar on a button, a link or a box belongs to that.
      if (event.key === " " && target.closest("button, a, summary, label, input, [tabindex]:not(main)")) return;
      if (event.key === "?" && model.get("meanings").length) {
        event.preventDefault();
        toggle();
        return;
      }
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (!model.get("letters").includes(key)) return;
      event.preventDefault();
      const about = model.get("about")[key];
      model.send(about ? { key, about } : { key });
    };
    document.addEventListener("keydown", pressed);
    if (kept()) set(kept() === "on");
    const unfollow = follow(model, ["on", "words", "all_words", "meanings"], () => {
      box.checked = model.get("on");
      say(words, model.get("words"));
      say(all, model.get("all_words"));
      const meanings = model.get("meanings");
      put(open, "hidden", meanings.length ? null : "");
      keyed(list, meanings, () => h("div", {}, h("dt", {}, h("kbd")), h("dd")), (line, { key, words }) => {
        say(line.querySelector("kbd"), key);
        say(line.lastChild, words);
      });
    });
    return () => {
      unfollow();
      document.removeEventListener("keydown", pressed);
    };
  },
};
