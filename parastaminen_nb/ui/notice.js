export default {
  render({ model, el }) {
    // The live region is in the page before anything is told: only then is it read aloud. It holds
    // the words alone: that the notice can be closed is heard by who goes to the button.
    const text = h("div", { "aria-live": "polite" });
    const close = h("button", { type: "button", class: "pa-btn pa-btn--quiet pa-notice-close" });
    const box = h("div", {}, text, close);
    close.onclick = () => {
      model.set("text", "");
      model.save_changes();
    };
    el.append(box);

    return follow(model, ["text", "kind", "icons", "close_word"], () => {
      const kind = model.get("kind");
      const said = model.get("text");
      box.className = said ? `pa-notice pa-notice--${kind}` : "";
      box.querySelector(":scope > svg")?.remove();
      if (said) box.prepend(drawn(model.get("icons")[kind]));
      say(text, said);
      say(close, model.get("close_word"));
      put(close, "hidden", said ? null : "");
    });
  },
};
