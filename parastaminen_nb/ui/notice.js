export default {
  render({ model, el }) {
    const text = h("div");
    const close = h("button", { type: "button", class: "pa-btn pa-btn--quiet pa-notice-close" });
    const box = h("div", { class: "pa-notice", hidden: "" });
    // The live region is in the page before anything is told: only then is it read aloud.
    const live = h("div", { "aria-live": "polite" }, box);
    close.onclick = () => {
      model.set("text", "");
      model.save_changes();
    };
    el.append(live);

    return follow(model, ["text", "kind", "icons", "close_word"], () => {
      const kind = model.get("kind");
      const said = model.get("text");
      box.className = `pa-notice pa-notice--${kind}`;
      say(text, said);
      say(close, model.get("close_word"));
      box.replaceChildren(drawn(model.get("icons")[kind]), text, close);
      put(box, "hidden", said ? null : "");
    });
  },
};
