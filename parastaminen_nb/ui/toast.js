export default {
  render({ model, el }) {
    el.classList.add("pa-toastw");
    const text = h("span");
    const words = h("span");
    const back = h("button", { type: "button", class: "pa-btn pa-btn--sm", onclick: () => model.send({ did: "back" }) });
    const close = h("button", { type: "button", class: "pa-btn pa-btn--sm pa-btn--icon pa-toast-close", onclick: () => model.send({ did: "close" }) });
    back.append(drawn(model.get("icon")), words);
    close.append(drawn(model.get("close_icon")));
    const box = h("div", { class: "pa-toast", hidden: "" }, text, h("span", { class: "pa-row" }, back, close));
    // The live region is there before anything is told: only then is it read aloud.
    el.append(h("div", { role: "status" }, box));
    return follow(model, ["text", "back", "close_word"], () => {
      put(box, "hidden", model.get("text") ? null : "");
      say(text, model.get("text"));
      say(words, model.get("back"));
      put(back, "hidden", model.get("back") ? null : "");
      put(close, "aria-label", model.get("close_word"));
      put(close, "title", model.get("close_word"));
    });
  },
};
