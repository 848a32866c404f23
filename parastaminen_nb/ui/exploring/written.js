// What a model wrote stays text. Its comments are under each sentence; where there are none it is
// said so beside the sentence.
export default {
  render({ model, el }) {
    const list = h("ol", { class: "pa-written" });
    el.append(list);
    const quote = (comment) =>
      h(
        "li",
        { class: comment.of ? `case-${comment.of}` : "" },
        h("blockquote", {}, ...comment.parts.map(([text]) => text)),
        h("p", {}, drawn(comment.mark), comment.where),
      );
    const item = ({ text, linked, comments }) => {
      const words = h("p", { class: "pa-written-words" }, text);
      if (!comments.length) return h("li", { class: "is-unlinked" }, words, h("span", { class: "pa-chip pa-chip--warn" }, linked));
      return h("li", {}, words, h("details", { class: "pa-fold" }, h("summary", {}, linked), h("ul", { class: "pa-quotes" }, ...comments.map(quote))));
    };
    return follow(model, ["sentences"], () => {
      const sentences = model.get("sentences");
      put(list, "hidden", sentences.length ? null : "");
      list.replaceChildren(...sentences.map(item));
    });
  },
};
