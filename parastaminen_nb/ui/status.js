export default {
  render({ model, el }) {
    const line = h("p", { role: "status" });
    el.append(line);
    return follow(model, ["words", "classes"], () => {
      const words = model.get("words");
      line.className = model.get("classes");
      el.style.display = words ? "" : "none";
      const icon = words && model.get("icon");
      line.replaceChildren(drawn(icon), icon ? " " : "", together(words));
    });
  },
};
