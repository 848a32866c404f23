export default {
  render({ model, el }) {
    const list = h("ul", { class: "pa-quotes" });
    el.append(list);
    const told = model.get("words");
    const make = () => {
      const item = h("li", {}, h("blockquote"), h("p", { class: "pa-quote-where" }, h("span"), picker(told)));
      item.pick = item.querySelector("button");
      item.pick.onclick = () => model.send({ did: "pick", key: item.quote });
      return item;
    };
    return follow(model, ["quotes"], () =>
      keyed(list, model.get("quotes"), make, (item, quote) => {
        const [words, where] = item.children;
        item.quote = quote.key;
        item.className = quote.of ? `case-${quote.of}` : "";
        put(words, "lang", quote.language || null);
        words.replaceChildren(...quote.parts.map(([text, hit]) => (hit ? h("mark", {}, text) : text)));
        where.firstElementChild.replaceChildren(drawn(quote.mark), quote.where);
        showPicked(item.pick, quote.picked, told);
      }),
    );
  },
};
