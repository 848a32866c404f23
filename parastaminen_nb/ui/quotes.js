export default {
  render({ model, el }) {
    const list = h("ul", { class: "pa-quotes" });
    el.append(list);
    const make = () => h("li", {}, h("blockquote"), h("p"));
    return follow(model, ["quotes"], () =>
      keyed(list, model.get("quotes"), make, (item, quote) => {
        const [words, where] = item.children;
        item.className = quote.of ? `case-${quote.of}` : "";
        words.replaceChildren(...quote.parts.map(([text, hit]) => (hit ? h("mark", {}, text) : text)));
        where.replaceChildren(drawn(quote.mark), quote.where);
      }),
    );
  },
};
