export default {
  render({ model, el }) {
    const heading = h("h2");
    const said = h("p");
    const few = h("p", { class: "pa-row" });
    const summary = h("summary");
    const everyone = h("button", { type: "button", class: "pa-btn pa-btn--quiet pa-btn--sm" });
    const list = h("ul", { class: "pa-present" });
    const all = h("details", {}, summary, list, h("p", {}, everyone));
    el.classList.add("pa-stack-s");
    el.append(heading, said, few, all);
    everyone.onclick = () => model.send("everyone");

    const button = ({ key }) =>
      h("button", {
        type: "button",
        class: "pa-btn pa-btn--sec pa-btn--sm",
        onclick: () => model.send({ person: key, here: true }),
      });
    const item = ({ key }) => {
      const box = h("input", { type: "checkbox" });
      box.onchange = () => model.send({ person: key, here: box.checked });
      return h("li", {}, h("label", { class: "pa-present-one" }, box, h("span")));
    };

    return follow(model, ["people", "few", "words"], () => {
      const words = model.get("words");
      const people = model.get("people");
      say(heading, words.heading ?? "");
      say(said, words.said ?? "");
      say(summary, words.mark ?? "");
      say(everyone, words.everyone ?? "");
      keyed(few, model.get("few"), button, (made, { label }) => say(made, label));
      put(few, "hidden", model.get("few").length ? null : "");
      keyed(list, people, item, (made, { name, here }) => {
        say(made.querySelector("span"), name);
        made.querySelector("input").checked = here;
      });
      put(all, "hidden", people.length ? null : "");
      put(everyone, "hidden", people.every((person) => person.here) ? "" : null);
    });
  },
};
