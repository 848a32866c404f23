// For every case a row of selects, one a round: who presents then.
const roundOf = (model, of, { key, label }) => {
  const control = h("select", { class: "pa-input" });
  control.onchange = () => model.send({ did: "present", case: of, round: key, person: control.value });
  const root = h("label", { class: "pa-field" }, h("span", { class: "pa-label" }, label), control);
  root.parts = { control };
  return root;
};

const caseOf = () => {
  const legend = h("legend", { class: "pa-label" });
  const rounds = h("div", { class: "pa-presenting-rounds" });
  const root = h("fieldset", { class: "pa-presenting-case" }, legend, rounds);
  root.parts = { legend, rounds };
  return root;
};

export default {
  render({ model, el }) {
    const words = model.get("words");
    const hint = h("p", { class: "pa-hint" }, words.hint);
    const none = h("p", { class: "pa-muted" }, words.none);
    const list = h("div", { class: "pa-stack-s" });
    el.append(h("div", { class: "pa-stack-s" }, hint, none, list));
    return follow(model, ["cases", "people"], () => {
      const cases = model.get("cases");
      const people = model.get("people");
      put(none, "hidden", cases.length ? "" : null);
      keyed(list, cases, caseOf, (root, one) => {
        root.className = `pa-presenting-case case-${one.key}`;
        root.parts.legend.replaceChildren(drawn(one.mark), " ", one.title);
        keyed(root.parts.rounds, one.rounds, (round) => roundOf(model, one.key, round), (label, round) => {
          const { control } = label.parts;
          const options = [["", one.presenter || words.nobody], ...people.map(({ key, name }) => [key, name])];
          const told = JSON.stringify(options);
          if (control.told !== told) {
            control.told = told;
            control.replaceChildren(...options.map(([value, name]) => h("option", { value }, name)));
          }
          if (control.value !== round.person) control.value = round.person;
          put(control, "aria-label", `${one.title}, ${round.label}`);
        });
      });
    });
  },
};
