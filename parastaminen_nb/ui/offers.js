export default {
  render({ model, el }) {
    const row = h("div", { class: "pa-row pa-offers", role: "group" });
    el.append(row);
    const make = ({ key }) =>
      h("button", {
        type: "button",
        class: "pa-btn pa-btn--sec pa-btn--sm",
        onclick: () => model.send({ did: "take", key }),
      });
    return follow(model, ["offers", "label"], () => {
      put(row, "aria-label", model.get("label"));
      keyed(row, model.get("offers"), make, (offer, { label }) => say(offer, label));
    });
  },
};
