// The stream of the hub: comes back by itself, and notices a connection that died silently.

const SILENCE = 25_000; // the server tells the time every ten seconds

export class Stream {
  #source = null;
  #heard = 0;
  #retry = 0;
  #wait = 1000;

  // `on` has a function for each kind of event, and `state(open)`.
  constructor({ url, since, on }) {
    Object.assign(this, { url, since, on });
    this.#open();
    setInterval(() => this.check(SILENCE), 5000);
  }

  // Opens anew where nothing was heard for so long. Also called when a page wakes: a phone that
  // sleeps lets its connections die, and does not always tell the page.
  check(silence = 2000) {
    if (Date.now() - this.#heard > silence) this.#open();
  }

  #open() {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#heard = Date.now();
    const source = new EventSource(`${this.url}?since=${this.since}`);
    this.#source = source;
    for (const kind of ["now", "clock", "plan", "comment", "gone", "news"]) {
      source.addEventListener(kind, (event) => {
        this.#heard = Date.now();
        this.since = event.lastEventId || this.since;
        this.on[kind]?.(JSON.parse(event.data));
      });
    }
    source.addEventListener("open", () => {
      this.#wait = 1000;
      this.on.state(true);
    });
    source.addEventListener("error", () => {
      this.on.state(false);
      // A browser gives up where the answer was no stream at all (a proxy without its hub).
      if (source.readyState === EventSource.CLOSED) {
        this.#retry = setTimeout(() => this.#open(), this.#wait);
        this.#wait = Math.min(this.#wait * 2, 15_000);
      }
    });
  }
}
