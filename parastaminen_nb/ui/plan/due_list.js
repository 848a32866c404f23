export default {
  render({ model, el }) {
    const list = h("ol", { class: "pa-due" });
    el.append(list);
    const make = (item) => {
      const id = nextId();
      const box = h("input", { type: "checkbox", id });
      box.onchange = () => model.send({ did: "tick", task: item.key, done: box.checked });
      const go = h("button", { type: "button", class: "pa-linklike" });
      go.onclick = () => model.send({ did: "go", part: go.dataset.part });
      const name = h("label", { for: id });
      const drawing = h("span", { class: "pa-due-sign" });
      return h("li", {}, h("span", { class: "pa-due-box" }, box, drawing), h("span", { class: "pa-due-name" }, name, go), h("span", { class: "pa-due-when" }), h("span", { class: "pa-chip" }));
    };
    return follow(model, ["items"], () => {
      keyed(list, model.get("items"), make, (element, item) => {
        const [marks, names, when, chip] = element.children;
        const [box, drawing] = marks.children;
        const [name, go] = names.children;
        put(box, "hidden", item.tick ? null : "");
        box.checked = item.done;
        drawing.replaceChildren(item.tick ? "" : drawn(model.get("icons")[item.done ? "check" : "clock"]));
        element.className = `is-${item.state}`;
        put(name, "hidden", item.part ? "" : null);
        say(name, item.part ? "" : item.name);
        put(box, "aria-label", item.part ? item.name : null);
        put(go, "hidden", item.part ? null : "");
        go.dataset.part = item.part;
        say(go, item.name);
        say(when, item.when);
        chip.className = `pa-chip ${item.chip}`;
        say(chip, item.said);
      });
    });
  },
};
