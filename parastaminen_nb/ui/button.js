export default {
  render({ model, el }) {
    const words = h("span");
    const key = h("kbd", { hidden: "", "aria-hidden": "true" });
    const button = h("button", { type: "button" }, words, key);
    el.append(button);
    button.onclick = (event) => {
      // The second half of a double click would press what the first half changed.
      if (model.get("once") && event.detail > 1) return;
      if (model.get("disabled") || model.get("busy")) return;
      const about = model.get("about");
      model.send(about ? { click: about } : "click");
    };
    // A file comes in pieces: a whole one would hold up whatever else is told meanwhile.
    let pieces = [];
    const received = (content, buffers) => {
      if (!content?.name) return;
      if (content.piece === 0) pieces = [];
      pieces.push(buffers[0]);
      if (pieces.length === content.pieces) keep(content, ...pieces.splice(0));
    };
    model.on("msg:custom", received);

    const traits =
      "description icon key classes pressed label reason disabled busy".split(" ");
    const unfollow = follow(model, traits, () => {
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
    return () => {
      unfollow();
      model.off("msg:custom", received);
    };
  },
};
