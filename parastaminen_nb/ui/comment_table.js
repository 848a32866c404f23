// Comments as people wrote them: every word is put in as text, what was searched for is marked.
const marked = (parts) => parts.map(([text, hit]) => (hit ? h("mark", {}, text) : text));

const rowOf = () => h("tr", {}, h("td", { class: "pa-said-words" }), h("td", { class: "pa-said-where" }));

const updateRow = (row, comment) => {
  const [words, where] = row.children;
  row.className = comment.of ? `case-${comment.of}` : "";
  const wanted = JSON.stringify(comment.parts);
  if (row.dataset.words !== wanted) {
    row.dataset.words = wanted;
    words.replaceChildren(...marked(comment.parts));
  }
  where.replaceChildren(drawn(comment.mark), h("span", {}, comment.where), comment.theme ? h("span", { class: "pa-chip" }, comment.theme) : "");
};

export default {
  render({ model, el }) {
    const body = h("tbody");
    const caption = h("caption", { class: "pa-sr" });
    const heads = h("tr");
    const table = h("table", { class: "pa-table pa-said-table" }, caption, h("thead", {}, heads), body);
    const nothing = h("p", { class: "pa-empty pa-muted" });
    const more = h("button", { type: "button", class: "pa-btn pa-btn--sec" });
    more.onclick = () => model.send({ did: "more" });
    el.append(nothing, table, h("p", { class: "pa-said-more" }, more));
    return follow(model, ["comments", "words", "more"], () => {
      const comments = model.get("comments");
      const words = model.get("words");
      say(caption, words.caption);
      heads.replaceChildren(...words.heads.map((head) => h("th", { scope: "col" }, head)));
      put(table, "hidden", comments.length ? null : "");
      say(nothing, words.nothing);
      put(nothing, "hidden", comments.length ? "" : null);
      keyed(body, comments, rowOf, updateRow);
      say(more, model.get("more"));
      put(more, "hidden", model.get("more") ? null : "");
    });
  },
};
