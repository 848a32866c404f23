export default {
  render({ model, el }) {
    const about = model.get("about") || model.get("label");
    const parts = model.get("fields").map((spec) => {
      const tell = (value) => model.send({ did: "write", field: spec.key, value });
      return { key: spec.key, ...field(spec, tell, `${about} ${spec.key}`) };
    });
    const form = h("form", { class: "pa-form" }, ...parts.map((part) => part.root));
    form.onsubmit = () => false;
    put(form, "aria-label", model.get("label") || null);
    el.append(form);
    return follow(model, ["values", "errors"], () => {
      const values = model.get("values");
      const errors = model.get("errors");
      for (const part of parts) {
        const { key, update, told } = part;
        // What the kernel says of other fields changes none that the reader has changed meanwhile.
        if (told && told.value === values[key] && told.error === errors[key]) continue;
        part.told = { value: values[key], error: errors[key] };
        update(values[key], errors[key], model.get("warning"));
      }
    });
  },
};
