export default {
  render({ model, el }) {
    const words = model.get("words");
    const id = nextId();
    const error = h("p", { class: "pa-error", id: `${id}-error` });
    const parts = model.get("fields").map((spec) => ({ key: spec.key, ...field(spec, () => {}, `${model.get("title")} ${spec.key}`) }));
    const controls = parts.map((part) => part.root.querySelector("input, select, textarea"));
    const add = h("button", { type: "submit", class: "pa-btn" }, drawn(model.get("icons").plus), words.add);
    let from = null; // what led here, and what the reader goes back to
    const left = () => {
      model.send({ did: "close" });
      if (from?.isConnected) from.focus();
    };
    const close = h("button", { type: "button", class: "pa-btn pa-btn--quiet", onclick: left }, words.close);
    const form = h(
      "form",
      { "aria-labelledby": id, class: "pa-stack" },
      h("h2", { id }, model.get("title")),
      error,
      h("div", { class: "pa-form" }, ...parts.map((part) => part.root)),
      h("p", { class: "pa-row" }, add, close),
    );
    form.noValidate = true; // our own sentence says what is wrong
    let sent = null; // what is on its way, in the order of the controls
    form.onsubmit = () => {
      const now = controls.map((control) => control.value);
      // A second press on a slow machine adds the same thing only once.
      if (!sent || model.get("wrong") || now.some((value, place) => value !== sent[place])) {
        sent = now;
        model.send({ did: "add", values: Object.fromEntries(parts.map((part, place) => [part.key, now[place]])) });
      }
      return false;
    };
    const heard = voice();
    el.append(form, heard.line);
    const fresh = () => parts.forEach((part) => part.update("", "", ""));
    const nothing = (control) => (control.localName === "select" ? control.options[0].value : "");
    const empty = (place) => {
      controls[place].value = nothing(controls[place]);
      parts[place].update("", "", "");
    };
    let added = ""; // what the form has just added, while it is still shown
    // What has been written since it was sent belongs to what was added, by its key. Where the
    // first field has another name it is the beginning of the next.
    const handOver = () => {
      if (!added || controls[0].value) return;
      const since = parts.map((part, place) => [part.key, place]).filter(([, place]) => controls[place].value !== nothing(controls[place]));
      if (!since.length) return;
      model.send({ did: "also", key: added, values: Object.fromEntries(since.map(([key, place]) => [key, controls[place].value])) });
      since.forEach(([, place]) => empty(place));
    };
    const emptied = () => {
      controls.forEach((control, place) => sent && control.value === sent[place] && empty(place));
      sent = null;
      added = model.get("added");
      handOver();
    };
    const entered = (tries = 20) => {
      if (controls.includes(document.activeElement)) return; // the reader was faster
      if (controls[0].offsetParent) controls[0].focus();
      else if (tries) setTimeout(() => entered(tries - 1), 50);
    };
    const enter = () => {
      if (!form.contains(document.activeElement)) from = document.activeElement;
      added = "";
      entered();
    };
    model.on("change:emptied", emptied);
    model.on("change:entered", enter);
    fresh();
    enter();
    const described = controls.map((control) => control.getAttribute("aria-describedby"));
    const end = follow(model, ["wrong"], () => {
      const wrong = model.get("wrong");
      put(error, "hidden", wrong ? null : "");
      error.replaceChildren(wrong ? drawn(model.get("icons").warn) : "", wrong);
      controls.forEach((control, place) => {
        put(control, "aria-invalid", null);
        put(control, "aria-describedby", described[place]);
      });
      say(heard.line, "");
      if (!wrong) return;
      const place = Math.max(0, parts.findIndex((part) => part.key === model.get("wrong_field")));
      const control = controls[place];
      const tied = () => {
        if (model.get("wrong") === wrong) put(control, "aria-describedby", [described[place], error.id].filter(Boolean).join(" "));
      };
      put(control, "aria-invalid", "true");
      // It is heard once: where the reader comes to the field, or by itself where they are there.
      if (document.activeElement === control) {
        heard.speak(wrong);
        control.addEventListener("blur", tied, { once: true });
      } else {
        tied();
        turnTo(control);
      }
    });
    return () => {
      handOver(); // written after it was added, before its own fields were shown
      end();
      model.off("change:emptied", emptied);
      model.off("change:entered", enter);
    };
  },
};
