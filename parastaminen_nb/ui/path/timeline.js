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
      const note = h("span", { class: "pa-small" }, h("span"), h("span"));
      return h("li", {}, h("b", { class: "pa-num" }), name, note, h("span", { class: "pa-small pa-tl-warn" }));
    };
    const update = (item, meeting) => {
      const [day, name, note, warn] = item.children;
      item.className = `is-${meeting.state}`;
      put(item, "aria-current", meeting.state === "next" ? "step" : null);
      say(day, meeting.day);
      say(name, meeting.name);
      if (meeting.key) {
        put(name, "title", words.open.replace("{meeting}", meeting.name));
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
      item.parts = { said, error, count };
      return item;
    };
    const updateAsk = (item, question) => {
      const { said, error, count } = item.parts;
      const wrong = model.get("errors")[question.key];
      say(said, question.words);
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
      put(offer, "hidden", model.get("offers") ? null : "");
    });
    return () => {
      end();
      model.off("msg:custom", received);
    };
  },
};
