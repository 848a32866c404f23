// Cards in columns. A card is one element from its first showing on: whoever moves it by keyboard
// stays on its button, and what stands in its fields stays.
const ALL = "all";
const NEEDS = "needs";
const CASE = "case ";
const FEW = 2;

const moveButton = (model, key, side) => {
  const words = h("span");
  const button = h("button", { type: "button", class: `pa-btn pa-btn--quiet pa-xp-move is-${side}` });
  const arrow = drawn(model.get("icons")[side]);
  button.append(...(side === "left" ? [arrow, words] : [words, arrow]));
  button.onclick = () => model.send({ did: "move", key, stage: button.dataset.stage });
  return button;
};

const decisionOf = (model, key) => {
  const words = model.get("words");
  const name = nextId();
  const hints = model.get("decisions").map(([, , hint], place) => h("span", { class: "pa-hint", id: `${name}-${place}` }, hint));
  const radios = model.get("decisions").map(([value, label]) => h("input", { type: "radio", name, value, "aria-label": label }));
  const options = model.get("decisions").map(([, label], place) =>
    h("label", { class: "pa-xp-option" }, radios[place], h("span", {}, label, hints[place])),
  );
  const error = h("span", { class: "pa-error", id: `${name}-error`, hidden: "" });
  const reason = h("textarea", { class: "pa-input", id: `${name}-why`, autocomplete: "off" });
  const keep = h("button", { type: "submit", class: "pa-btn pa-btn--sm" }, words.keep);
  const wrong = (said, field) => {
    put(error, "hidden", said ? null : "");
    error.replaceChildren(said ? drawn(model.get("icons").warn) : "", said || "");
    const about = (one) => (said && field === one ? error.id : null);
    put(reason, "aria-invalid", about("reason") && "true");
    put(reason, "aria-describedby", about("reason"));
    for (const [place, radio] of radios.entries()) put(radio, "aria-describedby", [about("decision"), hints[place].id].filter(Boolean).join(" "));
  };
  for (const radio of radios) radio.onchange = () => wrong("");
  wrong("");
  const form = h(
    "form",
    {},
    h("fieldset", {}, h("legend", { class: "pa-sr" }, words.decide), error, ...options),
    h("label", { class: "pa-label", for: reason.id }, words.reason),
    reason,
    h("p", {}, keep),
  );
  // Kept in this window until the plan has it.
  const show = typed(reason, () => {}, `decision ${key}`);
  form.onsubmit = () => {
    const chosen = radios.find((radio) => radio.checked);
    wrong(chosen ? "" : words.choose, "decision");
    if (chosen) model.send({ did: "decide", key, decision: chosen.value, reason: reason.value });
    else turnTo(radios[0]);
    return false;
  };
  const emptied = () => {
    for (const radio of radios) radio.checked = false;
    reason.value = "";
    show("");
    wrong("");
  };
  show("");
  // Where many wait for a decision, each asks in one line until it is opened.
  const waiting = model.get("cards").filter((card) => card.asks).length;
  const summary = h("summary", {}, words.decide);
  const box = h("details", { class: "pa-xp-decide", open: waiting > FEW ? null : "" }, summary, form);
  // Each stands alone in a list of forms or buttons.
  const named = (title) => {
    put(form, "aria-label", words.decision.replace("{title}", title));
    put(summary, "aria-label", `${words.decide} ${title}`);
    put(keep, "aria-label", `${words.keep}: ${title}`);
  };
  return { box, wrong, emptied, named, reason };
};

const cardOf = (model, { key }) => {
  const open = h("button", { type: "button", class: "pa-linklike pa-xp-open", onclick: () => model.send({ did: "open", key }) });
  const parts = {
    sign: h("span", { class: "pa-xp-sign" }),
    open,
    pill: h("p", { class: "pa-xp-pill" }, h("span", { class: "pa-chip" })),
    rows: h("dl", { class: "pa-dl" }),
    picture: h("span", { class: "pa-xp-picture" }),
    last: h("b", { class: "pa-num" }),
    of: h("span", { class: "pa-muted" }),
    left: moveButton(model, key, "left"),
    right: moveButton(model, key, "right"),
    moves: h("p", { class: "pa-xp-moves", role: "group" }),
    asked: h("div", { hidden: "" }),
    decision: null,
  };
  parts.count = h("div", { class: "pa-xp-count" }, parts.picture, h("p", { class: "pa-small" }, parts.last, parts.of));
  parts.moves.append(parts.left, parts.right);
  const card = h(
    "li",
    { class: "pa-card pa-xp" },
    h("div", { class: "pa-xp-head" }, parts.sign, h("h4", {}, open)),
    parts.pill,
    parts.rows,
    parts.count,
    parts.asked,
    parts.moves,
  );
  card.dataset.key = key;
  card.parts = parts;
  card.ondragstart = (event) => {
    event.dataTransfer.setData("text/plain", key);
    event.dataTransfer.effectAllowed = "move";
    card.classList.add("is-dragged");
  };
  card.ondragend = () => card.classList.remove("is-dragged");
  return card;
};

const drawing = (element, markup) => {
  if (element.dataset.markup === markup) return;
  element.dataset.markup = markup;
  element.replaceChildren(drawn(markup));
};

const updateRows = (list, rows) => {
  const flat = JSON.stringify(rows);
  if (list.dataset.rows === flat) return;
  list.dataset.rows = flat;
  const told = ([name, value, heard]) => {
    const words = h("dd", { title: value.length > 120 ? value : null });
    aloud(words, value, heard);
    return [h("dt", {}, name), words];
  };
  list.replaceChildren(...rows.flatMap(told));
};

const updateCard = (model, element, card) => {
  const { parts } = element;
  drawing(parts.sign, card.mark);
  say(parts.open, card.title);
  const chip = parts.pill.firstElementChild;
  put(parts.pill, "hidden", card.pill.words ? null : "");
  if (card.pill.words) {
    chip.className = `pa-chip ${card.pill.classes}`;
    if (chip.dataset.said !== card.pill.words) chip.replaceChildren(drawn(card.pill.icon), card.pill.words);
    chip.dataset.said = card.pill.words;
  }
  updateRows(parts.rows, card.rows);
  put(parts.count, "hidden", card.count.picture ? null : "");
  drawing(parts.picture, card.count.picture || "");
  say(parts.last, card.count.last || "");
  say(parts.of, card.count.of || "");
  put(parts.moves, "aria-label", model.get("words").move.replace("{title}", card.title));
  for (const side of ["left", "right"]) {
    const to = card[side];
    const button = parts[side];
    put(button, "hidden", to.stage ? null : "");
    if (!to.stage) continue;
    button.dataset.stage = to.stage;
    say(button.querySelector("span"), to.words);
    put(button, "aria-label", `${to.words}: ${card.title}`);
  }
  put(element, "draggable", card.asks ? "false" : "true"); // words are marked with the pointer there
  if (card.asks && !parts.decision) {
    parts.decision = decisionOf(model, card.key);
    parts.asked.append(parts.decision.box);
  }
  parts.decision?.named(card.title);
  if (parts.decision && !card.asks && !parts.asked.hidden) parts.decision.emptied();
  put(parts.asked, "hidden", card.asks ? null : "");
  const wrong = model.get("errors")[card.key];
  if (wrong) parts.decision?.wrong(wrong.said, wrong.field);
};

const laneOf = (model, [stage, name, nothing]) => {
  const id = nextId();
  const number = h("span", { class: "pa-muted pa-num" });
  const list = h("ul");
  const empty = h("p", { class: "pa-muted pa-small pa-xp-none" }, nothing);
  const lane = h("section", { class: "pa-lane", "aria-labelledby": id }, h("h3", { id }, name, number), list, empty);
  lane.dataset.stage = stage;
  const over = (is) => lane.classList.toggle("is-over", is);
  lane.ondragover = (event) => {
    if (!event.dataTransfer.types.includes("text/plain")) return;
    event.preventDefault();
    over(true);
  };
  lane.ondragleave = (event) => lane.contains(event.relatedTarget) || over(false);
  lane.ondrop = (event) => {
    event.preventDefault();
    over(false);
    const key = event.dataTransfer.getData("text/plain");
    const card = model.get("cards").find((one) => one.key === key);
    if (card && card.stage !== stage) model.send({ did: "move", key, stage });
  };
  return { stage, lane, list, number, empty, nothing };
};

export default {
  render({ model, el }) {
    const words = model.get("words");
    const elements = new Map();
    let narrow = ALL;
    const lanes = model.get("lanes").map((lane) => laneOf(model, lane));
    const chips = h("div", { class: "pa-row pa-chiprow", role: "group", "aria-label": words.narrow });
    const headed = nextId();
    const heading = h("h2", { id: headed, tabindex: "-1" }, words.heading);
    const none = h("div", { class: "pa-empty" }, h("h3", {}, words.none), h("p", { class: "pa-muted" }, words.why));
    const columns = h("div", { class: "pa-board" }, ...lanes.map((one) => one.lane));
    el.append(h("section", { class: "pa-stack", "aria-labelledby": headed }, h("div", { class: "pa-row pa-between" }, heading, chips), none, columns));

    const fits = (card) => narrow === ALL || (narrow === NEEDS ? card.needs : `${CASE}${card.case}` === narrow);

    const offered = (cards) => {
      const count = (number, sentence) => sentence.replace("{n}", number);
      const needing = cards.filter((card) => card.needs).length;
      return [
        { key: ALL, label: count(cards.length, words.all) },
        { key: NEEDS, label: count(needing, words.needs) },
        ...model.get("cases").map(({ key, letter, mark }) => {
          const number = cards.filter((card) => card.case === key).length;
          return { key: CASE + key, mark, number, label: count(number, words.case).replace("{letter}", letter) };
        }),
      ];
    };

    const showChips = (cards) => {
      const choices = offered(cards);
      if (!choices.some((one) => one.key === narrow)) narrow = ALL;
      keyed(
        chips,
        choices,
        ({ key }) => {
          const chip = h("button", { type: "button", class: "pa-chip" }, h("span"), h("span"));
          chip.onclick = () => {
            narrow = key;
            shown();
          };
          return chip;
        },
        (chip, { key, mark, number, label }) => {
          const [sign, text] = chip.children;
          drawing(sign, mark || "");
          put(sign, "hidden", mark ? null : "");
          if (mark) put(sign, "aria-hidden", "true");
          say(text, mark ? String(number) : label);
          put(chip, "aria-label", mark ? label : null);
          put(chip, "aria-pressed", String(key === narrow));
        },
      );
    };

    const shown = () => {
      const cards = model.get("cards");
      const active = document.activeElement;
      const held = [...elements].find(([, element]) => element.contains(active))?.[0];
      for (const [key, element] of elements) {
        if (cards.some((card) => card.key === key)) continue;
        element.remove();
        elements.delete(key);
      }
      showChips(cards);
      for (const { stage, list, number, empty, nothing } of lanes) {
        const here = cards.filter((card) => card.stage === stage);
        let place = list.firstElementChild;
        for (const card of here) {
          if (!elements.has(card.key)) elements.set(card.key, cardOf(model, card));
          const element = elements.get(card.key);
          if (element === place) place = place.nextElementSibling;
          else list.insertBefore(element, place);
          updateCard(model, element, card);
          put(element, "hidden", fits(card) ? null : "");
        }
        const seen = here.filter(fits).length;
        say(number, String(seen));
        put(empty, "hidden", seen ? "" : null);
        say(empty, here.length ? words.hidden : nothing);
      }
      put(none, "hidden", cards.length ? "" : null);
      put(columns, "hidden", cards.length ? null : "");
      put(chips, "hidden", cards.length ? null : "");
      // An element that is put elsewhere loses its focus; a button that is no more gives it on.
      const element = held && elements.get(held);
      if (!element || document.activeElement === active) return;
      const { left, right, open } = element.parts;
      const next = [active, active === right ? left : right, open].find((one) => element.contains(one) && one.getClientRects().length);
      next?.focus();
    };

    const received = ({ focus }) => {
      const element = elements.get(focus);
      const target = element?.getClientRects().length ? element.parts.open : heading;
      // The board has been hidden: it is shown when the page has drawn what the kernel said.
      const reach = (tries) => {
        if (target.getClientRects().length) target.focus();
        else if (tries) setTimeout(() => reach(tries - 1), 50);
      };
      reach(20);
    };
    model.on("msg:custom", received);
    const end = follow(model, ["cards", "cases", "errors"], shown);
    const wrong = () => {
      const key = Object.keys(model.get("errors")).find((one) => elements.get(one)?.contains(document.activeElement));
      const reason = key && elements.get(key).parts.decision?.reason;
      if (reason) turnTo(reason);
    };
    model.on("change:errors", wrong);
    return () => {
      end();
      model.off("change:errors", wrong);
      model.off("msg:custom", received);
    };
  },
};
