// Asks how far it is while something runs, one question at a time, and counts the seconds here.
const EVERY = 500;

export default {
  render({ model, el }) {
    const told = model.get("told");
    const words = h("span", { role: "status" });
    const time = h("span", { class: "pa-num pa-muted", "aria-hidden": "true" });
    const stop = h("button", { type: "button", class: "pa-btn pa-btn--sec" }, told.stop);
    stop.onclick = () => model.send({ did: "stop" });
    const whole = h("div", { class: "pa-waiting", hidden: "" }, words, time, stop);
    el.append(whole);
    let began = 0;
    let pulse;
    const tick = () => {
      say(time, told.seconds.replace("{n}", Math.round((performance.now() - began) / 1000)));
      model.send({ did: "look" });
    };
    const show = () => {
      const running = model.get("running");
      clearInterval(pulse);
      put(whole, "hidden", running ? null : "");
      say(words, running ? model.get("words") : "");
      if (!running) return;
      began = performance.now();
      say(time, "");
      pulse = setInterval(tick, EVERY);
    };
    const end = follow(model, ["running", "words"], show);
    return () => {
      clearInterval(pulse);
      end();
    };
  },
};
