export default {
  render({ model, el }) {
    const summary = h("b", { class: "pa-big" });
    const more = h("span");
    const list = h("ul", { class: "pa-checks" });
    const heard = voice();
    el.append(h("p", {}, summary, " ", more), heard.line, list);
    const make = (item) => {
      const go = h("button", { type: "button", class: "pa-linklike" });
      go.onclick = () => model.send({ did: "go", part: go.dataset.part });
      return h("li", {}, h("span"), item.part ? go : h("span"));
    };
    return follow(model, ["items", "summary", "more"], () => {
      say(summary, model.get("summary"));
      say(more, model.get("more"));
      heard.changed(`${model.get("summary")} ${model.get("more")}`);
      keyed(list, model.get("items"), make, (element, item) => {
        const [icon, words] = element.children;
        element.className = item.part ? "is-todo" : "";
        icon.replaceChildren(drawn(model.get("icons")[item.part ? "warn" : "check"]));
        if (item.part) words.dataset.part = item.part;
        say(words, item.words);
      });
    });
  },
};
