// One card for each case. A card stays in its place while it is written in.
const cardOf = (model, item, move) => {
  const send = (did, said = {}) => model.send({ did, key: card.dataset.key, ...said });
  const made = (trait) =>
    model.get(trait).map((spec) => {
      const tell = (value) => send("write", { field: spec.key, value });
      return { key: spec.key, ...field(spec, tell, `case ${item.key} ${spec.key}`) };
    });
  const parts = made("fields");
  const answers = made("answers");
  const act = (did, name, by) => {
    const button = h("button", { type: "button", class: "pa-btn pa-btn--quiet pa-btn--icon pa-btn--sm" });
    button.append(drawn(model.get("icons")[name]));
    button.onclick = () => {
      if (button.getAttribute("aria-disabled")) return;
      if (by) move(card, by);
      else send(did);
    };
    return button;
  };
  const mark = h("span");
  const title = h("h3");
  const chip = h("span", { class: "pa-chip" });
  const answered = h("span", { class: "pa-muted" });
  const print = h("button", { type: "button", class: "pa-btn pa-btn--quiet pa-btn--sm" });
  print.append(drawn(model.get("icons").print), h("span", {}, model.get("words").print));
  print.onclick = () => printed(model, model.get("cases").find((one) => one.key === card.dataset.key));
  const buttons = { up: act("move", "up", -1), down: act("move", "down", 1), remove: act("remove", "delete") };
  const card = h(
    "article",
    {},
    h("header", {}, mark, title, chip, h("span", { class: "pa-cardacts" }, ...Object.values(buttons))),
    h("div", { class: "pa-form" }, ...parts.map((part) => part.root)),
    h(
      "details",
      { class: "pa-answers" },
      h("summary", {}, h("b", {}, model.get("words").card), " ", answered),
      h("div", { class: "pa-form" }, ...answers.map((part) => part.root)),
    ),
    h("p", {}, print),
  );
  card.parts = { parts: [...parts, ...answers], answered, mark, title, chip, buttons, print };
  return card;
};

const updateCard = (model, card, item) => {
  const { parts, answered, mark, title, chip, buttons, print } = card.parts;
  const words = model.get("words");
  card.className = `pa-card case case-${item.key}`;
  if (!mark.firstChild || mark.dataset.key !== item.key) {
    mark.dataset.key = item.key;
    mark.replaceChildren(drawn(item.mark));
  }
  say(title, item.name);
  put(card, "aria-label", item.name);
  say(answered, item.answered);
  put(print, "aria-label", `${item.name}: ${words.print}`);
  chip.className = `pa-chip pa-chip--${item.state}`;
  if (chip.dataset.said !== item.words) {
    chip.dataset.said = item.words;
    chip.replaceChildren(drawn(model.get("icons")[item.state]), item.words);
  }
  for (const { key, update } of parts) update(item.values[key], null, "");
  for (const [name, off] of [["up", item.first], ["down", item.last], ["remove", false]]) {
    const sentence = words[name].replace("{name}", item.name);
    put(buttons[name], "aria-label", sentence);
    put(buttons[name], "title", sentence);
    put(buttons[name], "aria-disabled", off ? "true" : null);
  }
};

// One card on one sheet of paper: what is not answered yet has room to be written by hand.
const printed = (model, item) => {
  const lines = [...model.get("fields"), ...model.get("answers")]
    .filter((spec) => !["title", "presenter", "unit"].includes(spec.key))
    .flatMap((spec) => {
      const answer = item.values[spec.key];
      return [h("dt", {}, spec.label), h("dd", { class: answer ? null : "is-open" }, answer)];
    });
  const who = [item.values.presenter, item.values.unit].filter(Boolean).join(", ");
  const sheet = h(
    "section",
    { class: `pa-printed case-${item.key}` },
    h("header", {}, drawn(item.mark), h("h1", {}, item.name)),
    who && h("p", {}, who),
    h("dl", {}, ...lines),
  );
  document.body.append(sheet);
  document.body.classList.add("pa-printing");
  addEventListener(
    "afterprint",
    () => {
      sheet.remove();
      document.body.classList.remove("pa-printing");
    },
    { once: true },
  );
  window.print();
};

export default {
  render({ model, el }) {
    const list = h("div", { class: "pa-cases" });
    const heard = voice();
    el.append(list, heard.line);
    let known = null;
    // A case takes the letter of its new place, and its card with it. Who moves one by its button
    // goes with it, can press again, and hears where it is. The kernel says when it is there: what
    // comes before may be the answer to what was written a moment ago. A press meanwhile waits.
    let going = null;
    const move = (card, by) => {
      if (going) {
        going.more += by;
        return;
      }
      const place = [...list.children].indexOf(card);
      const to = Math.min(Math.max(0, place + by), list.children.length - 1);
      if (to === place) return;
      going = { place, by: to - place, more: 0 };
      model.send({ did: "move", key: card.dataset.key, by: to - place });
    };
    const arrived = ({ moved: place }) => {
      const went = going;
      going = null;
      const cases = model.get("cases");
      if (!went || !cases[place]) return;
      const button = (card) => card?.parts.buttons[went.by < 0 ? "up" : "down"];
      const card = list.children[place];
      if (document.activeElement === button(list.children[went.place])) button(card).focus();
      const blanks = { name: cases[place].name, place: place + 1, count: cases.length };
      heard.speak(filled(model.get("words").moved, blanks));
      if (went.more) move(card, went.more);
    };
    model.on("msg:custom", arrived);
    const end = follow(model, ["cases"], () => {
      const cases = model.get("cases");
      keyed(list, cases, (item) => cardOf(model, item, move), (card, item) => updateCard(model, card, item));
      // Whoever adds a case begins to write its title.
      if (known !== null && cases.length > known) {
        const last = list.lastElementChild.querySelector("input");
        if (last.value === "") last.focus();
      }
      known = cases.length;
    });
    return () => {
      end();
      model.off("msg:custom", arrived);
    };
  },
};
