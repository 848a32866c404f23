// What was written here and is not known to be stored yet. It survives a reload and a dead
// network, and goes out by itself. Each comment has a key, so that sending twice stores once.

// Random also where the page has no https, unlike crypto.randomUUID.
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// A value kept in this browser; in memory only where storage is switched off.
export class Kept {
  #memory = null;

  constructor(name) {
    this.name = name;
  }

  get() {
    try {
      return JSON.parse(localStorage.getItem(this.name));
    } catch {
      return this.#memory;
    }
  }

  set(value) {
    this.#memory = value;
    try {
      if (value === null) localStorage.removeItem(this.name);
      else localStorage.setItem(this.name, JSON.stringify(value));
    } catch {
      // kept as long as the page is open
    }
  }
}

// What a comment waits for after these answers; after none or others, for the connection.
const UNTIL = { 401: "outside", 403: "outside", 429: "held", 503: "held" };

export class Outbox {
  #sending = false;
  #timer = 0;
  #wait = 1000;

  // `show(comment, state, said)` is told each comment's state: waiting (nobody answers), held (the
  // hub answers that it cannot store it now), outside (this phone has not joined), sending, sent,
  // refused.
  constructor({ name, url, show }) {
    this.kept = new Kept(name);
    Object.assign(this, { url, show });
    for (const comment of this.all()) show(comment, comment.error ? "refused" : "waiting", comment);
  }

  all() {
    return this.kept.get() ?? [];
  }

  has(key) {
    return this.all().some((comment) => comment.key === key);
  }

  add(comment) {
    this.kept.set([...this.all(), comment]);
    this.show(comment, "sending");
    this.flush();
  }

  remove(key) {
    this.kept.set(this.all().filter((comment) => comment.key !== key));
  }

  async flush() {
    clearTimeout(this.#timer);
    if (this.#sending) return;
    this.#sending = true;
    let wait = 0;
    for (const comment of this.all().filter((comment) => !comment.error)) {
      wait = await this.#send(comment);
      if (wait) break;
    }
    this.#sending = false;
    const more = this.all().some((comment) => !comment.error);
    if (wait || more) this.#timer = setTimeout(() => this.flush(), wait || 100);
  }

  // Sends one; returns how long to wait before the next try, 0 where it is settled.
  async #send(comment) {
    this.show(comment, "sending");
    const answer = await this.#post(comment);
    if (answer?.ok) {
      const said = await answer.json().catch(() => null);
      if (said?.key) {
        this.#wait = 1000;
        this.remove(comment.key);
        this.show(comment, "sent", said);
        return 0;
      }
    }
    const final = answer && [400, 404, 409, 413].includes(answer.status);
    if (final) {
      const said = await answer.json().catch(() => ({}));
      const refused = { ...comment, error: said.error || String(answer.status) };
      this.kept.set(this.all().map((kept) => (kept.key === comment.key ? refused : kept)));
      this.show(comment, "refused", refused);
      return 0;
    }
    this.show(comment, UNTIL[answer?.status] ?? "waiting");
    const asked = Number(answer?.headers.get("Retry-After") ?? 0) * 1000;
    this.#wait = Math.min(this.#wait * 1.6, 20_000);
    return Math.max(asked, this.#wait);
  }

  async #post({ key, text, round, case: of, table, prompt = "" }) {
    const stopper = new AbortController(); // AbortSignal.timeout is too new for some phones
    setTimeout(() => stopper.abort(), 15_000);
    try {
      return await fetch(this.url, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams({ key, text, round, case: of, table, prompt }),
        signal: stopper.signal,
      });
    } catch {
      return null; // no network
    }
  }
}
