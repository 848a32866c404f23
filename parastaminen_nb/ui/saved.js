export default {
  render({ model, el }) {
    const words = h("span");
    const line = h("p", { class: "pa-muted pa-small", role: "status" }, words);
    el.append(line);
    return follow(model, ["words"], () => {
      put(line, "hidden", model.get("words") ? null : "");
      words.replaceChildren(drawn(model.get("icon")), " ", model.get("words"));
    });
  },
};
