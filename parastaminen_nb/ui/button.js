export default {
  render({ model, el }) {
    const words = h("span");
    const key = h("kbd", { hidden: "" });
    const button = h("button", { type: "button" }, words, key);
    el.append(button);
    button.onclick = () => model.get("disabled") || model.get("busy") || model.send("click");

    const traits =
      "description icon key classes pressed label reason disabled busy".split(" ");
    return follow(model, traits, () => {
      const get = (name) => model.get(name);
      button.className = `pa-btn ${get("classes")}`;
      say(words, get("description"));
      say(key, get("key"));
      put(key, "hidden", get("key") ? null : "");
      button.querySelector("svg")?.remove();
      button.prepend(drawn(get("icon")));
      put(button, "aria-pressed", get("pressed") || null);
      put(button, "aria-label", get("label") || null);
      put(button, "aria-disabled", get("disabled") ? "true" : null);
      put(button, "aria-busy", get("busy") ? "true" : null);
      put(button, "title", (get("disabled") && get("reason")) || null);
    });
  },
};
