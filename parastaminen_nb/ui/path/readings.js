export default {
  render({ model, el }) {
    const words = model.get("words");
    const key = words.key;
    const icon = (name) => drawn(model.get("icons")[name]);
    const picture = h("span", { class: "pa-xp-picture" });
    const last = h("b", { class: "pa-num" });
    const of = h("span", { class: "pa-muted" });
    const count = h("div", { class: "pa-xp-count" }, picture, h("p", {}, last, of));

    const nothing = () => {}; // read when it is added
    const day = field({ kind: "date", label: words.day, max: model.get("today") }, nothing, `reading ${key} day`);
    const value = field({ kind: "text", label: words.value, unit: " " }, nothing, `reading ${key} value`);
    const unit = value.root.querySelector(".pa-unit > span");
    const [dayInput, valueInput] = [day, value].map((one) => one.root.querySelector("input"));
    put(valueInput, "inputmode", "decimal");
    valueInput.classList.add("pa-number");
    const add = h("button", { type: "submit", class: "pa-btn pa-btn--sec" }, icon("plus"), words.add);
    const form = h("form", { class: "pa-readings-new", "aria-label": words.add }, day.root, value.root, add);
    form.noValidate = true; // our own sentences say what is wrong
    let sent = {}; // what is on its way
    form.onsubmit = () => {
      sent = { day: dayInput.value, value: valueInput.value };
      model.send({ did: "add", ...sent });
      return false;
    };

    const none = h("p", { class: "pa-muted" }, words.nothing);
    const list = h("ul", { class: "pa-readings", "aria-label": words.list });
    el.classList.add("pa-stack-s");
    const heard = voice();
    el.append(heard.line, none, count, form, h("p", { class: "pa-hint" }, words.again), list);

    const make = (reading) => {
      const drop = h("button", { type: "button", class: "pa-btn pa-btn--quiet pa-btn--icon pa-btn--sm", onclick: () => model.send({ did: "drop", day: reading.key }) });
      drop.append(icon("delete"));
      return h("li", {}, h("span", { class: "pa-num" }), h("b", { class: "pa-num" }), drop);
    };
    const called = (day, value) => `${day}, ${value} ${model.get("told").unit || ""}`.trim();
    const added = () => {
      const kept = model.get("readings").find((reading) => reading.key === sent.day);
      if (kept) heard.speak(words.kept.replace("{reading}", called(kept.heard, kept.value)));
      // What has been written since it was sent is the next number.
      if (valueInput.value === sent.value) valueInput.value = "";
      value.update(valueInput.value, "", "");
      if (dayInput.value === sent.day) dayInput.value = model.get("today");
      day.update(dayInput.value, "", "");
      if (!typesElsewhere(add)) valueInput.focus();
    };
    model.on("change:added", added);
    let today = model.get("today");
    const turned = () => {
      // A page that is open over midnight offers the new day, where nobody has chosen another.
      if (dayInput.value === today) dayInput.value = model.get("today");
      today = model.get("today");
    };
    model.on("change:today", turned);
    day.update(model.get("today"), "", "");
    value.update("", "", "");
    const wrong = () => {
      const errors = model.get("errors");
      day.update(dayInput.value, errors.day || "", model.get("icons").warn);
      value.update(valueInput.value, errors.value || "", model.get("icons").warn);
      const control = errors.day ? dayInput : errors.value ? valueInput : null;
      if (control) turnTo(control);
    };
    model.on("change:errors", wrong);
    const end = follow(model, ["readings", "picture", "told", "today"], () => {
      const told = model.get("told");
      picture.replaceChildren(drawn(model.get("picture")));
      say(last, told.last || "");
      say(of, told.of || "");
      say(unit, told.unit || "");
      put(dayInput, "max", model.get("today"));
      put(count, "hidden", model.get("picture") ? null : "");
      put(none, "hidden", model.get("readings").length ? "" : null);
      keyed(list, model.get("readings"), make, (item, reading) => {
        const [when, number, drop] = item.children;
        const said = `${reading.value} ${told.unit || ""}`.trim();
        aloud(when, reading.day, reading.heard);
        say(number, said);
        const sentence = words.drop.replace("{reading}", called(reading.heard, reading.value));
        put(drop, "aria-label", sentence);
        put(drop, "title", sentence);
      });
    });
    return () => {
      end();
      model.off("change:added", added);
      model.off("change:today", turned);
      model.off("change:errors", wrong);
    };
  },
};
