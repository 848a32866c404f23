export default {
  render({ model, el }) {
    const list = h("ul", { class: "pa-quotes" });
    el.append(list);
    const make = () => h("li", {}, h("blockquote"), h("p"));
    return follow(model, ["quotes"], () =>
      keyed(list, model.get("quotes"), make, (item, quote) => {
        item.className = quote.case ? `case-${quote.case}` : "";
        say(item.firstElementChild, quote.text);
        item.lastElementChild.replaceChildren(drawn(quote.mark));
        put(item.lastElementChild, "hidden", quote.mark ? null : "");
      }),
    );
  },
};
