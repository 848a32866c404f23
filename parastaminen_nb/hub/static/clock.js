// The clock of this page: what was decided, and the server's time. Nothing is asked while it runs.

// The server's time, from what the stream tells. A message is never too early, only late,
// so of several measurements the one that puts the server's time furthest is the best.
export class ServerTime {
  #offsets = [];
  #drift = null;

  hear(now) {
    const drift = Date.now() - performance.now();
    // Somebody set the device's clock, or it slept: what was measured before says nothing.
    if (this.#drift !== null && Math.abs(drift - this.#drift) > 1000) this.#offsets = [];
    this.#drift = drift;
    this.#offsets = [...this.#offsets, now - Date.now()].slice(-6);
  }

  now() {
    return Date.now() + (this.#offsets.length ? Math.max(...this.#offsets) : 0);
  }
}

// 11:24, or 1:02:03. The last second counts as a second until it is over.
export function spoken(milliseconds) {
  const seconds = Math.ceil(milliseconds / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n) => String(n).padStart(2, "0");
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

export const fill = (words, blanks) =>
  words.replace(/\{(\w+)\}/g, (whole, name) => blanks[name] ?? whole);

const MARKS = [
  [300_000, "five_minutes"],
  [120_000, "two_minutes"],
  [60_000, "one_minute"],
  [0, "over"],
];

const LAST = 120_000; // from here on the line says so in another colour, too

export class Clock {
  #state = null;
  #shown = null;
  #timer = 0;

  // `say` puts a sentence where a screen reader reads it aloud; `ring` is told which mark it is.
  constructor({ time, words, say, ring = () => {} }) {
    Object.assign(this, { time, words, say, ring });
  }

  set(state) {
    const before = this.#state;
    this.#state = state;
    this.#shown = null;
    this.#tellOfChange(before);
    this.tick();
  }

  // Paused, going on, more or fewer minutes: said once, in minutes. That something else has begun
  // is said by the page, with what it means here.
  #tellOfChange(before) {
    const state = this.#state;
    const goesOn = before?.phase === "running" && state.phase === "running";
    if (!goesOn || before.segment !== state.segment) return;
    if (before.left === state.left && before.ends_at === state.ends_at) return;
    const left = state.left ?? Math.max(0, state.ends_at - this.time.now());
    const time = fill(this.words.minutes, { n: Math.ceil(left / 60_000) });
    this.say(fill(state.left === null ? this.words.left : this.words.paused, { time }));
  }

  tick() {
    clearTimeout(this.#timer);
    const place = document.getElementById("clock");
    const state = this.#state;
    if (!place || !state || state.phase !== "running") return;
    const line = place.closest(".now-line");
    if (line) delete line.dataset.last;
    const show = (words) => {
      place.hidden = false;
      place.textContent = words;
      // Some screen readers read the name of a timer and not what stands in it.
      place.setAttribute("aria-label", words);
    };
    if (state.left !== null) {
      show(fill(this.words.paused, { time: spoken(state.left) }));
    } else if (state.ends_at !== null) {
      const left = Math.max(0, state.ends_at - this.time.now());
      show(left ? fill(this.words.left, { time: spoken(left) }) : this.words.over);
      if (line && left <= LAST) line.dataset.last = left ? "minutes" : "over";
      this.#tellOf(left);
      this.#shown = left;
      // At the change of the second, and after the end only now and then.
      this.#timer = setTimeout(() => this.tick(), left ? (left % 1000) + 20 : 5000);
    }
  }

  #tell(name) {
    this.say(this.words[name]);
    this.ring(name);
  }

  #tellOf(left) {
    for (const [mark, name] of MARKS) {
      if (this.#shown !== null && this.#shown > mark && left <= mark) this.#tell(name);
    }
  }
}
