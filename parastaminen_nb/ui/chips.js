export default {
  render({ model, el }) {
    const row = h("div", { class: "pa-row pa-chips", role: "group" });
    el.append(row);
    const make = ({ key }) =>
      h("button", {
        type: "button",
        class: "pa-chip",
        onclick: () => {
          model.set("value", key);
          model.save_changes();
        },
      });
    return follow(model, ["options", "value", "label"], () => {
      put(row, "aria-label", model.get("label"));
      keyed(row, model.get("options"), make, (chip, { key, label }) => {
        say(chip, label);
        put(chip, "aria-pressed", String(key === model.get("value")));
      });
    });
  },
};
