// Meetings in a row, questions about those that are over, and what is offered where there are none.
export default {
  render({ model, el }) {
    const words = model.get("words");
    const icon = (name) => drawn(model.get("icons")[name]);
    const usual = (months, text, classes) =>
      h("button", { type: "button", class: `pa-btn ${classes}`, onclick: () => model.send({ did: "usual", months }) }, text);
    const offer = h(
      "div",
      { class: "pa-empty", hidden: "" },
      h("h3", {}, words.empty),
      h("p", { class: "pa-muted" }, words.why),
      h("p", { class: "pa-row" }, usual(6, words.half, ""), usual(12, words.year, "pa-btn--sec")),
    );
    const list = h("ol", { class: "pa-tl", "aria-label": words.list });
    const questions = h("ul", { class: "pa-tl-asked" });
    el.append(list, offer, questions);

    const make = ({ key }) => {
      const name = key
        ? h("button", { type: "button", class: "pa-linklike", onclick: () => model.send({ did: "open", key }) })
        : h("span");
      const id = nextId();
      const day = h("b", { class: "pa-num", id: `${id}-day` });
      const note = h("span", { class: "pa-small", id: `${id}-note` }, h("span"), h("span"));
      const warn = h("span", { class: "pa-small pa-tl-warn", id: `${id}-warn` });
      // Who goes from meeting to meeting hears when each of them is.
      if (key) put(name, "aria-describedby", [day, note, warn].map((part) => part.id).join(" "));
      return h("li", {}, day, name, note, warn);
    };
    const update = (item, meeting) => {
      const [day, name, note, warn] = item.children;
      item.className = `is-${meeting.state}`;
      put(item, "aria-current", meeting.state === "next" ? "step" : null);
      aloud(day, meeting.day, meeting.heard);
      say(name, meeting.name);
      if (meeting.key) {
        put(name, "title", words.open);
        put(name, "aria-expanded", String(model.get("opened") === meeting.key));
      }
      const sign = meeting.held ? "check" : meeting.state === "asked" ? "warn" : "";
      note.firstElementChild.replaceChildren(sign ? icon(sign) : "");
      put(note.firstElementChild, "hidden", sign ? null : "");
      say(note.lastElementChild, meeting.note);
      put(note, "hidden", meeting.note ? null : "");
      put(warn, "hidden", meeting.warn ? null : "");
      warn.replaceChildren(meeting.warn ? icon("warn") : "", meeting.warn);
    };

    const ask = ({ key }) => {
      const id = nextId();
      const count = h("input", { class: "pa-input pa-number", type: "number", min: 0, id, autocomplete: "off" });
      const error = h("span", { class: "pa-error", id: `${id}-error`, hidden: "" });
      const mark = (held) => () => model.send({ did: "mark", key, held, present: held === "yes" ? count.value : "" });
      const yes = h("button", { type: "button", class: "pa-btn pa-btn--sec pa-btn--sm", onclick: mark("yes") }, words.yes);
      const no = h("button", { type: "button", class: "pa-btn pa-btn--quiet pa-btn--sm", onclick: mark("no") }, words.no);
      const said = h("b", { id: `${id}-said` });
      const answer = h("span", { class: "pa-row", role: "group", "aria-labelledby": said.id },
        h("label", { class: "pa-tl-count", for: id }, words.present), count, yes, no);
      const item = h("li", { class: "pa-notice pa-notice--warn" }, icon("warn"), h("div", {}, said, error, answer));
      item.parts = { said, error, count, yes, no };
      return item;
    };
    const updateAsk = (item, question) => {
      const { said, error, count, yes, no } = item.parts;
      const wrong = model.get("errors")[question.key];
      aloud(said, question.words, question.heard);
      for (const button of [yes, no]) put(button, "aria-label", `${button.textContent}: ${question.name}`);
      put(error, "hidden", wrong ? null : "");
      say(error, wrong || "");
      put(count, "aria-invalid", wrong ? "true" : null);
      put(count, "aria-describedby", wrong ? error.id : null);
    };

    const received = ({ focus }) => [...list.children].find((item) => item.dataset.key === focus)?.querySelector("button")?.focus();
    model.on("msg:custom", received);
    const end = follow(model, ["meetings", "asked", "errors", "offers", "opened"], () => {
      const meetings = model.get("meetings");
      keyed(list, meetings, make, update);
      put(list, "hidden", meetings.length ? null : "");
      keyed(questions, model.get("asked"), ask, updateAsk);
      put(questions, "hidden", model.get("asked").length ? null : "");
      const here = offer.contains(document.activeElement);
      put(offer, "hidden", model.get("offers") ? null : "");
      if (here && !model.get("offers")) list.querySelector("button")?.focus(); // to what was asked for
    });
    let errors = model.get("errors");
    const wrong = () => {
      const [before, now] = [errors, (errors = model.get("errors"))];
      const key = Object.keys(now).find((one) => now[one] !== before[one]);
      const count = [...questions.children].find((item) => item.dataset.key === key)?.parts.count;
      if (count) turnTo(count);
    };
    model.on("change:errors", wrong);
    return () => {
      end();
      model.off("change:errors", wrong);
      model.off("msg:custom", received);
    };
  },
};
