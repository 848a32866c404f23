// Cards of rotations. They are asked for when somebody can see them, for that takes a moment.
const cardOf = (model) => {
  const words = model.get("words");
  const parts = {
    name: h("h3"),
    pairs: h("b", { class: "pa-num" }),
    meter: h("div", { class: "pa-rot-fill" }),
    facts: h("dl", { class: "pa-dl" }),
    unmet: h("p", { class: "pa-chip pa-chip--danger" }),
    choose: h("button", { type: "button", class: "pa-btn pa-btn--sec" }),
    said: h("span"),
    check: drawn(words.check),
  };
  parts.choose.append(parts.check, parts.said);
  const card = h(
    "article",
    { class: "pa-card pa-rot-card" },
    parts.name,
    h("p", { class: "pa-rot-pairs" }, parts.pairs, " ", h("span", { class: "pa-muted" }, words.pairs)),
    h("div", { class: "pa-meter", "aria-hidden": "true" }, parts.meter),
    parts.facts,
    parts.unmet,
    h("p", { class: "pa-rot-choose" }, parts.choose),
  );
  parts.choose.onclick = () => {
    if (parts.choose.getAttribute("aria-disabled")) return;
    model.send({ did: "choose", place: Number(card.dataset.key) });
  };
  card.parts = parts;
  return card;
};

const updateCard = (words) => (card, item) => {
  const { name, pairs, meter, facts, unmet, choose, said, check } = card.parts;
  say(name, item.name);
  say(pairs, item.pairs);
  meter.style.width = `${item.share}%`;
  card.classList.toggle("is-chosen", item.chosen);
  put(unmet, "hidden", item.unmet ? null : "");
  say(unmet, item.unmet);
  facts.replaceChildren(...item.facts.flatMap(([fact, value]) => [h("dt", {}, fact), h("dd", {}, value)]));
  // The one that is chosen keeps its button, so that the focus stays where it was.
  say(said, item.chosen ? words.chosen : words.choose);
  put(choose, "aria-label", `${said.textContent}: ${item.name}`);
  put(check, "hidden", item.chosen ? null : "");
  put(choose, "aria-disabled", item.chosen || item.closed ? "true" : null);
  put(choose, "title", item.closed || null);
};

export default {
  render({ model, el }) {
    const words = model.get("words");
    const said = h("p", { class: "pa-muted", role: "status" });
    const cards = h("div", { class: "pa-cards pa-rot-cards" });
    el.append(said, cards);
    let end = () => {};
    const ask = () => {
      end();
      end = whenSeen(el, () => model.send({ did: "compare" }), "200px");
    };
    model.on("change:turn", ask);
    const unfollow = follow(model, ["cards"], () => {
      const items = model.get("cards");
      const none = items.length === 1 && items[0].key === "none";
      say(said, items.length === 0 ? words.wait : none ? words.none : "");
      put(said, "hidden", items.length && !none ? "" : null);
      // While they are reckoned anew the old ones stay, fainter, and nothing jumps.
      cards.classList.toggle("is-waiting", items.length === 0);
      if (items.length) keyed(cards, none ? [] : items, () => cardOf(model), updateCard(words));
    });
    if (!model.get("cards").length) ask();
    return () => {
      end();
      unfollow();
      model.off("change:turn", ask);
    };
  },
};
