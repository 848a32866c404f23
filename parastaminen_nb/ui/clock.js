// Reckons from what was decided and the server's time (`paOffset`, measured by the news):
// right after a sleep, a reload or a busy kernel. Nothing is counted down. What was decided comes
// from the kernel, and from the stream while the kernel has not read that far (`pa:clock`).
const FIVE_MINUTES = 300000;
const TWO_MINUTES = 120000;
const MINUTE = 60000;

// A browser lets a page sound only after somebody pressed something on it.
let sounding = null;
const wake = () => {
  sounding ??= globalThis.AudioContext ? new AudioContext() : null;
  sounding?.resume();
};

// A short tone for each pitch; the end has two, so that ears know which it is.
const ring = (...pitches) => {
  if (sounding?.state !== "running") return;
  pitches.forEach((pitch, turn) => {
    const [tone, loud] = [sounding.createOscillator(), sounding.createGain()];
    const at = sounding.currentTime + turn * 0.3;
    tone.frequency.value = pitch;
    loud.gain.setValueAtTime(0.0001, at);
    loud.gain.exponentialRampToValueAtTime(0.25, at + 0.02);
    loud.gain.exponentialRampToValueAtTime(0.0001, at + 0.5);
    tone.connect(loud).connect(sounding.destination);
    tone.start(at);
    tone.stop(at + 0.55);
  });
};

export default {
  render({ model, el }) {
    const sign = h("span", { class: "pa-clock-sign" });
    const word = h("span");
    const state = h("p", { class: "pa-clock-state" }, sign, word);
    const face = h("p", { class: "pa-clock", role: "timer" });
    const caption = h("p", { class: "pa-clock-caption" });
    const aloud = voice();
    el.classList.add("pa-clockface");
    el.append(state, face, caption, aloud.line);

    let timer;
    let before = { remaining: null, pace: "", decided: null };
    let told = 0;
    let turned = 0;
    let ticking = null; // the end it was seen to run towards
    let heard = null; // what was decided, from the stream: often here before the kernel says it

    // A page that has let go of its kernel ticks on until it is opened anew, which the news see to.
    const ask = (what) => {
      try {
        model.send(what);
      } catch {
        // nobody is there to answer
      }
    };

    const tick = () => {
      clearTimeout(timer);
      const words = model.get("words");
      const newer = heard && heard.seq > model.get("seq");
      const [endsAt, left] = newer
        ? [heard.ends_at, heard.left]
        : [model.get("ends_at"), model.get("left")];
      const now = Date.now() + (globalThis.paOffset || 0);
      const distance = left ?? (endsAt == null ? 0 : endsAt - now);
      const remaining = Math.max(0, distance);
      const pace =
        left != null ? "paused"
        : endsAt == null ? "waiting"
        : remaining === 0 ? "over"
        : remaining <= MINUTE ? "last_minute"
        : "running";

      const past = pace === "over" ? Math.floor(-distance / MINUTE) : 0;
      const title = model.get("title");
      const soon = pace === "running" && remaining <= TWO_MINUTES;
      const shown = soon ? "last_minute" : pace; // the colour; the words tell the two apart
      let said = model.get("state") || (soon ? words.soon : words[pace]);
      if (title) said = (pace === "running" && !soon) || pace === "waiting" ? title : `${title} – ${said}`;
      if (past && model.get("counts_past")) said += `, ${words.past.replace("{minutes}", past)}`;
      say(word, said);
      if (sign.dataset.pace !== shown) {
        sign.dataset.pace = shown;
        el.dataset.pace = shown;
        sign.replaceChildren(drawn(model.get("icons")[shown]));
      }
      const idle = pace === "waiting";
      say(face, idle ? model.get("idle") : digits(remaining));
      put(face, "hidden", idle && !model.get("idle") ? "" : null);
      const seconds = Math.ceil(remaining / 1000);
      const label = words.left
        .replace("{minutes}", Math.floor(seconds / 60))
        .replace("{seconds}", seconds % 60);
      put(face, "aria-label", idle ? model.get("idle") : label);
      say(caption, model.get("caption"));
      put(caption, "hidden", model.get("caption") ? null : "");

      // Marks that are jumped over are not reached: minutes given or taken say so themselves.
      const decided = `${endsAt} ${left}`;
      if (before.decided !== decided) before = { remaining: null, pace: "", decided };
      const crossed = (mark) => before.remaining > mark && remaining <= mark;
      const sounds = model.get("rings");
      if (sounds && crossed(TWO_MINUTES) && soon) ring(660);
      if (sounds && pace === "over" && before.pace === "last_minute") ring(660, 880);
      if (pace !== "paused" && pace === "over" && before.pace === "last_minute") aloud.speak(words.over);
      else if (crossed(MINUTE) && pace === "last_minute") aloud.speak(words.last_minute);
      else if (crossed(TWO_MINUTES) && soon) aloud.speak(words.two);
      else if (crossed(FIVE_MINUTES) && pace === "running") aloud.speak(words.five);
      // What somebody decided is told too: another part, a clock that stands, more or less time.
      else if (pace !== "over") {
        const stands = model.get("left") != null && !model.get("caption") && words.paused;
        aloud.changed([title, model.get("state") || stands, model.get("caption")].filter(Boolean).join(". "));
      }
      before = { remaining, pace, decided };

      // Only while time is lost does the plan change without anybody pressing anything.
      if (model.get("tells") && (pace === "over" || pace === "paused")) {
        const minute = Math.floor(now / MINUTE);
        if (told && minute !== told) ask("minute");
        told = minute;
      }
      // What is said about the end changes with it. A moment late, as below.
      if (pace === "running" || pace === "last_minute") ticking = endsAt;
      else if (model.get("tells") && pace === "over" && ticking === endsAt && distance <= -500) {
        ticking = null;
        ask("minute");
      }
      // Asked for a moment late, so that the kernel's own clock is past it for certain.
      const turns = model.get("turns_at");
      if (turns != null && now >= turns + 500 && now >= turned + 5000) {
        turned = now;
        ask("turn");
      }
      // The next full second of what is left; a standing clock is looked at now and then.
      const wait = pace === "running" || pace === "last_minute" ? remaining % 1000 || 1000 : 1000;
      timer = setTimeout(tick, wait + 5);
    };

    const awake = () => document.visibilityState === "visible" && tick();
    const decided = ({ detail }) => {
      if (!detail.stream || detail.stream !== model.get("stream")) return;
      heard = detail.clock;
      tick();
    };
    document.addEventListener("visibilitychange", awake);
    document.addEventListener("pa:offset", tick);
    document.addEventListener("pa:clock", decided);
    for (const press of ["pointerdown", "keydown"]) document.addEventListener(press, wake);
    const traits = "seq ends_at left turns_at idle title caption state words icons".split(" ");
    const unfollow = follow(model, traits, tick);
    return () => {
      unfollow();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", awake);
      document.removeEventListener("pa:offset", tick);
      document.removeEventListener("pa:clock", decided);
      for (const press of ["pointerdown", "keydown"]) document.removeEventListener(press, wake);
    };
  },
};
