export default {
  render({ model, el }) {
    const text = h("pre", { class: "pa-exactly", tabindex: "0", role: "region", "aria-label": model.get("words") });
    const fold = h("details", { class: "pa-fold" }, h("summary", {}, model.get("words")), text);
    el.append(fold);
    return follow(model, ["text"], () => {
      say(text, model.get("text"));
      put(fold, "hidden", model.get("text") ? null : "");
    });
  },
};
