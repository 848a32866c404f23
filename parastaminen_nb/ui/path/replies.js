// Each person with three answers to choose from; arrows go from answer to answer.
export default {
  render({ model, el }) {
    const words = model.get("words");
    const id = nextId();
    const find = h("input", { class: "pa-input", type: "search", id, autocomplete: "off" });
    const search = h("div", { class: "pa-field pa-replies-find" }, h("label", { class: "pa-label", for: id }, words.search), find);
    const heard = voice(); // the line that opens the list shows how many come
    const list = h("ul", { class: "pa-replies", "aria-label": words.list });
    const none = h("p", { class: "pa-muted" });
    el.classList.add("pa-stack-s");
    el.append(heard.line, search, list, none);

    const make = ({ key }) => {
      const name = h("b");
      const unit = h("span", { class: "pa-muted pa-small" });
      const group = nextId();
      const radios = model.get("answers").map(([value]) =>
        h("input", { type: "radio", name: group, value, onchange: () => model.send({ did: "reply", person: key, answer: value }) }),
      );
      const choices = model.get("answers").map(([, label], place) => h("label", {}, radios[place], h("span", {}, label)));
      const legend = h("legend", {}, name, unit);
      const item = h("li", {}, h("fieldset", {}, legend, h("span", { class: "pa-replies-answers" }, ...choices)));
      item.parts = { name, unit, radios };
      return item;
    };
    const fits = ({ name, unit }) => `${name} ${unit}`.toLowerCase().includes(find.value.trim().toLowerCase());
    const narrowed = () => {
      const people = model.get("people");
      let seen = 0;
      for (const [place, person] of people.entries()) {
        const shows = fits(person);
        put(list.children[place], "hidden", shows ? null : "");
        seen += shows;
      }
      say(none, people.length ? words.none : words.nobody);
      put(none, "hidden", seen ? "" : null);
      put(search, "hidden", people.length ? null : "");
    };
    find.oninput = narrowed;
    return follow(model, ["people", "said"], () => {
      heard.changed(model.get("said"));
      keyed(list, model.get("people"), make, (item, person) => {
        const { name, unit, radios } = item.parts;
        say(name, person.name);
        say(unit, person.unit ? ` ${person.unit}` : "");
        for (const radio of radios) radio.checked = radio.value === person.answer;
      });
      narrowed();
    });
  },
};
