// Chips of which any number is pressed. None pressed is no filter.
export default {
  render({ model, el }) {
    const legend = h("legend", { class: "pa-label" });
    const row = h("div", { class: "pa-row pa-chiprow" });
    el.append(h("fieldset", {}, legend, row));
    const make = ({ key }) => {
      const chip = h("button", { type: "button", class: "pa-chip" }, h("span"), h("span"));
      chip.onclick = () => {
        const chosen = model.get("chosen");
        model.set("chosen", chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key]);
        model.save_changes();
      };
      return chip;
    };
    return follow(model, ["options", "chosen", "label"], () => {
      const options = model.get("options");
      say(legend, model.get("label"));
      keyed(row, options, make, (chip, { key, label, mark }) => {
        const [sign, words] = chip.children;
        if (sign.dataset.mark !== mark) {
          sign.dataset.mark = mark;
          sign.replaceChildren(drawn(mark));
        }
        put(sign, "hidden", mark ? null : "");
        say(words, label);
        put(chip, "aria-pressed", String(model.get("chosen").includes(key)));
      });
    });
  },
};
