export default {
  render({ model, el }) {
    let shown = "";
    let show = () => {};
    const options = () => {
      const listed = model.get("options");
      if (JSON.stringify(listed) === shown) return show(model.get("chosen"));
      shown = JSON.stringify(listed);
      const spec = { kind: "choice", label: model.get("label"), options: listed };
      const made = field(spec, (value) => model.send({ did: "choose", value }));
      show = (value) => made.update(value, null, "");
      el.replaceChildren(made.root);
      show(model.get("chosen"));
    };
    const focus = (said) => {
      const chosen = said === "focus" && el.querySelector("input:checked");
      if (!chosen) return;
      chosen.focus();
      chosen.scrollIntoView({ block: "center", behavior: "instant" });
    };
    model.on("msg:custom", focus);
    const end = follow(model, ["options", "chosen"], options);
    return () => {
      end();
      model.off("msg:custom", focus);
    };
  },
};
