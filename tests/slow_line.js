// A line on which everything takes a while, and never the same: what a page asks its kernel, what
// the kernel answers, what a phone fetches. Nothing changes its order.
(() => {
  const LEAST = 250; // milliseconds, each way
  const MORE = 200;
  const line = () => {
    let free = 0;
    const waiting = [];
    return (done) => {
      free = Math.max(free, performance.now() + LEAST + Math.random() * MORE);
      waiting.push(done);
      setTimeout(() => waiting.shift()(), free - performance.now());
    };
  };

  const Quick = WebSocket;
  globalThis.WebSocket = class extends Quick {
    #out = line();
    #back = line();
    send(message) {
      this.#out(() => this.readyState === Quick.OPEN && super.send(message));
    }
    set onmessage(hear) {
      super.onmessage = hear && ((event) => this.#back(() => this.readyState === Quick.OPEN && hear.call(this, event)));
    }
    get onmessage() {
      return super.onmessage;
    }
  };

  const quick = globalThis.fetch;
  const pause = () => new Promise((done) => setTimeout(done, LEAST + Math.random() * MORE));
  globalThis.fetch = async (...asked) => {
    await pause();
    const answer = await quick(...asked);
    await pause();
    return answer;
  };
})();
