export default {
  render({ model, el }) {
    const words = h("span", { class: "pa-fold-words" });
    const note = h("span", { class: "pa-fold-note pa-muted pa-small" });
    const key = h("kbd", { hidden: "", "aria-hidden": "true" });
    const sign = h("span", { class: "pa-fold-sign" });
    const button = h("button", { type: "button", class: "pa-fold-head" }, sign, h("span", {}, words, note), key);
    el.append(button);
    let mine = false; // opened by whoever reads this page, and not by another page of the kernel
    button.onclick = () => {
      mine = true;
      model.set("opened", !model.get("opened"));
      model.save_changes();
    };
    // Who opens a part by its key goes on in it.
    const enter = (from, tries) => {
      if (typesElsewhere(from)) return;
      const part = el.parentElement;
      const first = part?.querySelector("textarea, select, input:not([type=hidden]), .pa-btn, .pa-chip[aria-pressed]");
      if (first && first.offsetParent) first.focus();
      else if (tries) setTimeout(() => enter(from, tries - 1), 80);
    };
    let was = model.get("opened");
    return follow(model, ["words", "note", "key", "icon", "opened"], () => {
      const open = model.get("opened");
      say(words, model.get("words"));
      say(note, model.get("note"));
      put(note, "hidden", model.get("note") ? null : "");
      say(key, model.get("key"));
      put(key, "hidden", model.get("key") ? null : "");
      if (!sign.firstChild) sign.append(drawn(model.get("icon")));
      put(button, "aria-expanded", String(open));
      if (open && !was && !mine) enter(document.activeElement, 12);
      if (!open && was && !mine) button.focus();
      was = open;
      mine = false;
    });
  },
};
