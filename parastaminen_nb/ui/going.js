// Asks how far the work is, one question at a time; what is asked while it runs keeps nobody waiting.
const EVERY = 400;

export default {
  render({ model, el }) {
    const told = model.get("told");
    const doing = h("p", { role: "status" });
    const left = h("span", { class: "pa-muted pa-num" });
    const bar = h("progress", { max: "100", "aria-label": told.bar });
    const stop = h("button", { type: "button", class: "pa-btn pa-btn--sec" }, told.stop);
    stop.onclick = () => model.send({ did: "stop" });
    const box = h("div", { class: "pa-progress pa-going", hidden: "" }, doing, left, bar, stop);
    el.append(box);

    let pulse;
    let asked = false;
    const look = () => {
      if (asked) return;
      asked = true;
      model.send({ did: "look" });
    };
    const answered = () => {
      asked = false;
    };
    model.on("msg:custom", answered);

    const end = follow(model, ["running", "doing", "percent", "left"], () => {
      const running = model.get("running");
      box.hidden = !running; // the place around it goes by its style: its own is the notebook's
      say(doing, running ? model.get("doing") : "");
      say(left, model.get("left"));
      bar.value = model.get("percent");
      clearInterval(pulse);
      asked = false;
      if (running) pulse = setInterval(look, EVERY);
    });
    model.send({ did: "here" });
    return () => {
      clearInterval(pulse);
      model.off("msg:custom", answered);
      end();
    };
  },
};
