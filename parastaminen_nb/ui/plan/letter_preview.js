export default {
  render({ model, el }) {
    const words = model.get("words");
    const id = nextId();
    const choose = h("select", { class: "pa-input", id });
    choose.onchange = () => model.send({ did: "read", key: choose.value });
    const to = h("p", { class: "pa-muted" });
    const subject = h("h3", { class: "pa-letter-subject" });
    const body = h("div", { class: "pa-letter-body", role: "group" });
    const copied = h("span", { class: "pa-small", "aria-live": "polite" });
    const copy = h("button", { type: "button", class: "pa-btn pa-btn--sec pa-btn--sm" });
    copy.append(drawn(model.get("icons").copy), words.copy);
    copy.onclick = async () => {
      const text = `${model.get("subject")}\n\n${model.get("body")}`;
      try {
        await navigator.clipboard.writeText(text);
        say(copied, words.copied);
      } catch {
        // Some places let nobody write there: then the text is chosen, ready for the keys.
        getSelection().selectAllChildren(body);
        say(copied, words.chosen);
      }
    };
    const letter = h("article", { class: "pa-letter-paper" }, to, subject, body);
    const reader = h("div", { class: "pa-field" }, h("label", { class: "pa-label", for: id }, words.reader), choose);
    const row = h("p", { class: "pa-row" }, copy, copied);
    el.append(reader, letter, row);
    return follow(model, ["readers", "reader", "to", "subject", "body", "language"], () => {
      const readers = model.get("readers");
      choose.replaceChildren(...readers.map(({ key, name }) => h("option", { value: key }, name)));
      choose.value = model.get("reader");
      for (const part of [reader, letter, row]) put(part, "hidden", readers.length ? null : "");
      say(to, model.get("to"));
      say(subject, model.get("subject"));
      say(body, model.get("body"));
      put(body, "aria-label", words.body);
      for (const part of [subject, body]) put(part, "lang", model.get("language") || null);
      say(copied, "");
    });
  },
};
