// Three selects: who, in which round, where instead. The second and third show when they can do
// something.
let pickers = 0;

const labelled = (label, change) => {
  const id = `pa-picker-${++pickers}`;
  const select = h("select", { class: "pa-input", id, onchange: change });
  return { select, root: h("div", { class: "pa-field" }, h("label", { class: "pa-label", for: id }, label), select) };
};

const fill = (select, options, value) => {
  const shown = JSON.stringify(options);
  if (select.dataset.shown !== shown) {
    select.dataset.shown = shown;
    const optionOf = ({ key, label }) => h("option", { value: key }, label);
    select.replaceChildren(
      ...options.map((option) =>
        option.options ? h("optgroup", { label: option.label }, ...option.options.map(optionOf)) : optionOf(option),
      ),
    );
  }
  if (select.value !== value) select.value = value;
};

export default {
  render({ model, el }) {
    const words = model.get("words");
    const tell = () =>
      model.send({ did: "choose", person: person.select.value, round: round.select.value, place: place.select.value });
    const person = labelled(words.person, () => {
      place.select.value = "";
      tell();
    });
    const round = labelled(words.round, () => {
      place.select.value = "";
      tell();
    });
    const place = labelled(words.place, tell);
    round.root.classList.add("pa-picker-round");
    const said = h("p", { class: "pa-muted", role: "status" });
    el.append(h("div", { class: "pa-picker" }, person.root, round.root, place.root), said);
    return follow(model, ["people", "rounds", "places", "chosen", "said"], () => {
      const get = (name) => model.get(name);
      const chosen = get("chosen");
      const people = get("people").map(({ key, name }) => ({ key, label: name }));
      fill(person.select, [{ key: "", label: words.nobody }, ...people], chosen.person);
      fill(round.select, get("rounds"), chosen.round);
      fill(place.select, [{ key: "", label: words.stays }, ...get("places")], chosen.place);
      const movable = chosen.person && get("rounds").length;
      put(round.root, "hidden", movable ? null : "");
      put(place.root, "hidden", movable ? null : "");
      say(said, get("said"));
      put(said, "hidden", get("said") ? null : "");
    });
  },
};
