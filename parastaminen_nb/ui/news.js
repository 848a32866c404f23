// Says to the kernel that there is news, one question at a time, and to the page how the
// server's clock differs from this machine's (`pa:offset`, in milliseconds), and what was decided
// about the workshop's (`pa:clock`): a clock need not wait until the kernel has drawn all the rest.
const WITHOUT_A_HUB = 1000;
const HEARTBEAT = 10000;
const PATIENCE = 6000;
const PATIENCE_IN_A_NOTEBOOK = 60000; // where cells of somebody else may keep the kernel busy

export default {
  render({ model, el }) {
    const state = h("span", { class: "pa-chip" });
    const time = h("span", { class: "pa-chip pa-num" });
    const live = h("p", { class: "pa-news", "aria-live": "polite" }, state);
    el.append(h("div", { class: "pa-row pa-newsrow" }, live, time));

    let hub = true; // the stream is open, or there is none
    let kernel = true;
    let cut = false; // the frame around the page says so, and once is enough
    let asked = 0; // when the kernel was asked, 0 when it has answered
    let again = false;
    let ended = false;
    let stuck = false; // what phones send cannot be stored

    const show = () => {
      const words = model.get("words");
      const calm = model.get("shows") === "trouble";
      const full = stuck && !calm; // the room need not know, the facilitator must
      const fine = hub && kernel && !full;
      state.className = `pa-chip pa-chip--${fine ? "ok" : "warn"}`;
      const said = fine
        ? words.fine
        : !kernel
          ? words.ended
          : hub && full
            ? words.stuck
            : words.lost;
      if (state.dataset.said !== said) {
        state.dataset.said = said;
        state.replaceChildren(drawn(model.get("icons")[fine ? "check" : "warn"]), said);
      }
      live.classList.toggle("is-trouble", !fine);
      put(state, "hidden", cut || (calm && fine) ? "" : null);
      put(time, "hidden", calm ? "" : null);
    };

    const tick = () => {
      const format = { hour: "2-digit", minute: "2-digit", timeZone: model.get("zone") };
      const now = new Date(Date.now() + (globalThis.paOffset || 0));
      const shown = new Intl.DateTimeFormat(model.get("language"), format).format(now);
      say(time, model.get("words").clock.replace("{time}", shown));
    };

    const measured = (now, took = 0) => {
      globalThis.paOffset = now + took / 2 - Date.now();
      document.dispatchEvent(new CustomEvent("pa:offset"));
    };

    // Without a stream nothing holds but what the kernel says.
    const decided = (clock) =>
      document.dispatchEvent(
        new CustomEvent("pa:clock", { detail: { stream: model.get("stream"), clock } }),
      );

    const ask = () => {
      if (asked) again = true;
      else {
        asked = performance.now();
        again = false;
        try {
          model.send("ask");
        } catch {
          missed(); // the page has let go of its kernel
        }
      }
    };

    const answered = ({ now }) => {
      if (now == null) return;
      // A busy kernel answers late: what the stream measured is nearer the truth.
      if (asked && (!model.get("stream") || !hub)) measured(now, performance.now() - asked);
      asked = 0;
      kernel = true;
      show();
      if (again) ask();
    };
    model.on("msg:custom", answered);

    let stream;
    const listen = () => {
      stream?.close();
      const address = model.get("stream");
      if (!address) return;
      stream = new EventSource(address);
      stream.onopen = () => {
        hub = true;
        stuck = false; // told again if it is so
        show();
        ask();
      };
      stream.onerror = () => {
        hub = false;
        decided(null);
        show();
        // The browser tries again by itself, but not after an answer that is no stream.
        if (stream.readyState === EventSource.CLOSED && !ended) setTimeout(listen, 3000);
      };
      stream.addEventListener("stuck", (event) => {
        stuck = JSON.parse(event.data).stuck;
        show();
      });
      stream.addEventListener("now", (event) => measured(JSON.parse(event.data).now));
      stream.addEventListener("clock", (event) => {
        const { phase, ends_at, left } = JSON.parse(event.data);
        const seq = parseInt(event.lastEventId, 10);
        decided(phase === "running" ? { seq, ends_at, left } : { seq, ends_at: null, left: null });
      });
      for (const kind of ["news", "plan", "clock"]) stream.addEventListener(kind, ask);
    };

    const lost = () => {
      kernel = false;
      show();
    };

    // A busy kernel answers late and one that is gone never does; the server knows which. A page
    // without its kernel is a picture: once the server answers, it is opened anew.
    const missed = async () => {
      const page = alone() && document.getElementById("jupyter-config-data");
      if (!page) return void lost();
      try {
        const { kernelId } = JSON.parse(page.textContent);
        const answer = await fetch(`/api/kernels/${kernelId}`, { cache: "no-store" });
        if (answer.ok || ended) return;
        lost();
        if (document.visibilityState !== "hidden") location.reload();
      } catch {
        lost(); // no server yet
      }
    };

    let beat = 0;
    const pulse = setInterval(() => {
      tick();
      if (asked && performance.now() - asked > (alone() ? PATIENCE : PATIENCE_IN_A_NOTEBOOK)) {
        asked = 0;
        ask();
        missed();
        return;
      }
      beat += WITHOUT_A_HUB;
      if (!model.get("stream") || !hub || beat >= HEARTBEAT) {
        beat = 0;
        ask();
      }
    }, WITHOUT_A_HUB);

    const heard = ({ detail }) => {
      cut = detail;
      show();
    };
    document.addEventListener("pa:lost", heard);
    model.on("change:stream", listen);
    tick();
    show();
    listen();
    ask();
    return () => {
      ended = true;
      clearInterval(pulse);
      document.removeEventListener("pa:lost", heard);
      stream?.close();
      model.off("msg:custom", answered);
      model.off("change:stream", listen);
    };
  },
};
