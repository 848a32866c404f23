// Words of people stay text. A word's button opens the whole comment below its line.
export default {
  render({ model, el }) {
    const words = model.get("words");
    const body = h("tbody");
    const heads = h("tr", {}, ...words.heads.map((head) => h("th", { scope: "col" }, head)));
    const table = h("table", { class: "pa-table pa-kwic" }, h("caption", { class: "pa-sr" }, words.caption), h("thead", {}, heads), body);
    const scroll = h("div", { class: "pa-scroll", tabindex: "0", role: "region", "aria-label": words.label }, table);
    el.append(scroll);

    const buttons = () => [...body.querySelectorAll("button")];
    body.onkeydown = (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const at = buttons().indexOf(event.target);
      if (!step || at < 0) return;
      event.preventDefault();
      buttons()[at + step]?.focus();
    };

    const make = () => {
      const word = h("button", { type: "button", class: "pa-kwic-word", "aria-expanded": "false" });
      const whole = h("div", { class: "pa-kwic-whole", hidden: "" }, h("blockquote"), h("p", { class: "pa-small pa-muted" }));
      word.onclick = () => {
        const open = word.getAttribute("aria-expanded") !== "true";
        put(word, "aria-expanded", String(open));
        put(whole, "hidden", open ? null : "");
      };
      return h("tr", {}, h("td", { class: "pa-kwic-before" }), h("td", { class: "pa-kwic-middle" }, word), h("td", { class: "pa-kwic-after" }, h("span"), whole));
    };
    const update = (row, line) => {
      const [before, middle, after] = row.children;
      say(before, line.before);
      say(middle.firstElementChild, line.word);
      say(after.children[0], line.after);
      const [quote, where] = after.children[1].children;
      say(quote, line.whole);
      say(where, line.where);
    };
    return follow(model, ["lines"], () => {
      put(scroll, "hidden", model.get("lines").length ? null : "");
      keyed(body, model.get("lines"), make, update);
    });
  },
};
