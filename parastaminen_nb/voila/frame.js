// The frame around a page of widgets: puts Voila's shell where the content belongs, takes the
// skeleton away when there is something to see, gives nameless widgets a name, and says when
// the connection is lost. All words come from the page.
(() => {
  const $ = (id) => document.getElementById(id);
  const cells = () => $("rendered_cells");

  // --- Voila's front end: fetched since the head was read, run as soon as the skeleton is
  // painted, while the kernel still works. It waits for the page's "load"; where that is over
  // already, it is told so ---
  const core = document.currentScript.dataset.core;
  const begin = () => {
    if (document.querySelector(`script[src="${core}"]`)) return;
    const over = document.readyState === "complete";
    const script = document.createElement("script");
    script.src = core;
    script.onload = () => over && dispatchEvent(new Event("load"));
    document.head.append(script);
  };
  requestAnimationFrame(() => setTimeout(begin));
  setTimeout(begin, 150); // a tab in the background paints nothing

  // --- anywidget gives a widget two seconds to begin. A page begins with forty of them at once,
  // which takes a slow machine longer, and would be left without those that were late ---
  const PATIENCE = 60000;
  const within = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = (milliseconds) => within(Math.max(milliseconds, PATIENCE));

  // --- the clock that the server wrote: it ticks until the page's own is there ---
  const ahead = $("pa-ahead");
  const behind = ahead && ahead.dataset.now - Date.now(); // this machine's clock may be wrong
  const tick = () => {
    if (!ahead.isConnected) return;
    const { endsAt, left } = ahead.dataset;
    const rest = left === "" ? Math.max(0, endsAt - Date.now() - behind) : Number(left);
    ahead.textContent = digits(rest);
    setTimeout(tick, (rest % 1000) + 5);
  };
  if (ahead) tick();

  // --- the shell: Voila puts it at the end of the body; content belongs inside <main> ---
  const housed = (nodes) => {
    for (const node of nodes) if (node.id === "main") $("sisalto").append(node);
  };
  new MutationObserver((changes) => changes.forEach((change) => housed(change.addedNodes))).observe(
    document.body,
    { childList: true },
  );

  // --- the skeleton: taken away when a widget's own view is there, not its place holder ---
  const SHOWN = ".jupyter-widgets .jupyter-widgets, .jp-OutputArea-output:not(.jupyter-widgets, :empty), .jp-MarkdownOutput";
  const there = () =>
    [...(cells()?.querySelectorAll(SHOWN) ?? [])].some(
      (node) => !node.textContent.startsWith("Loading widget"),
    );
  // The front end gives up on widgets that the kernel did not tell it of, and says so in English.
  // The page is asked for anew, and where that does not help, it says that it did not open.
  const AGAIN = "pa-again";
  const MOST = 2;
  const kept = (() => {
    try {
      return sessionStorage;
    } catch {
      return null; // storage is switched off
    }
  })();
  const unheard = () =>
    [...(cells()?.querySelectorAll(".jupyter-widgets") ?? [])].find(
      (node) => !node.childElementCount && node.textContent.endsWith("model not found"),
    );
  const askAnew = () => {
    const nothing = unheard();
    if (!nothing) return;
    nothing.replaceChildren();
    const times = kept ? Number(kept.getItem(AGAIN) ?? 0) : MOST;
    if (times < MOST) {
      kept.setItem(AGAIN, times + 1);
      location.reload();
    } else {
      kept?.removeItem(AGAIN);
      $("pa-failed").hidden = false;
      document.body.dataset.ready = "failed";
    }
  };
  const reveal = () => {
    if (document.body.dataset.ready) return;
    const failed = cells()?.querySelector("[data-pa-failed]");
    if (!failed && !there()) return;
    $("pa-skeleton")?.remove();
    kept?.removeItem(AGAIN);
    if (failed) $("pa-failed").hidden = false;
    document.body.dataset.ready = failed ? "failed" : "yes";
  };

  // --- names for what ipywidgets leaves nameless ---
  const text = (node) => node?.textContent.replace(/\u200b/g, "").trim() || "";
  const words = (key, name = "") => (cells()?.dataset[key] || "").replace("{name}", name).replace(/^, /, "");
  const named = (node) =>
    node.getAttribute("aria-label") || node.getAttribute("aria-labelledby") || text(node.labels?.[0]);
  const set = (node, name, value) => node.getAttribute(name) !== value && node.setAttribute(name, value);

  let count = 0;
  const mend = (root) => {
    for (const widget of root.querySelectorAll(".widget-hslider, .widget-vslider")) {
      const name = text(widget.querySelector(".widget-label")) || widget.title;
      for (const handle of widget.querySelectorAll(".noUi-handle")) set(handle, "aria-label", name || words("field"));
      const readout = widget.querySelector(".widget-readout");
      if (readout?.isContentEditable) {
        set(readout, "role", "textbox");
        set(readout, "aria-label", words("slider", name));
      }
    }
    for (const bar of root.querySelectorAll(".widget-hprogress, .widget-vprogress")) {
      const inner = bar.querySelector(".progress-bar");
      const label = bar.querySelector(".widget-label");
      set(bar, "role", "progressbar");
      set(bar, "aria-label", text(label) || words("progress"));
      const done = parseFloat(inner?.style.width || inner?.style.height);
      if (!Number.isNaN(done)) set(bar, "aria-valuenow", String(Math.round(done)));
    }
    for (const input of root.querySelectorAll("input, select, textarea")) {
      if (named(input)) continue;
      const widget = input.closest(".jupyter-widgets");
      set(input, "aria-label", text(widget?.querySelector(".widget-label")) || input.placeholder || input.title || words("field"));
    }
    // A widget without a tooltip gets the word "null" for one.
    for (const node of root.querySelectorAll('[title="null"]')) node.removeAttribute("title");
    for (const toggle of root.querySelectorAll(".widget-toggle-button")) {
      set(toggle, "aria-pressed", String(toggle.classList.contains("mod-active")));
    }
    for (const group of root.querySelectorAll(".widget-toggle-buttons, .widget-radio")) {
      set(group, "role", group.matches(".widget-radio") ? "radiogroup" : "group");
      if (!named(group)) set(group, "aria-label", text(group.querySelector(".widget-label")) || words("field"));
    }
    // A box that is a card and has a heading is a region of that name.
    // What opens in it may bring its heading after a lower one, and may bring another later.
    for (const card of root.querySelectorAll(".jupyter-widgets.widget-box.pa-card:is(:not([role]), [role=region])")) {
      const heading = card.querySelector("h2") ?? card.querySelector("h3");
      if (!heading) {
        card.removeAttribute("role"); // what named it has gone
        card.removeAttribute("aria-labelledby");
        continue;
      }
      heading.id ||= `pa-h-${++count}`;
      set(card, "role", "region");
      set(card, "aria-labelledby", heading.id);
    }
  };

  let waiting = 0;
  const changed = () => {
    if (waiting) return;
    waiting = requestAnimationFrame(() => {
      waiting = 0;
      askAnew();
      reveal();
      if (cells()) mend(cells());
    });
  };
  new MutationObserver(changed).observe($("sisalto"), {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["class", "style"],
  });
  document.addEventListener("DOMContentLoaded", changed);

  // --- the connection: while it is lost the server is asked whether it still knows the page's
  // kernel. If not (it was started anew), the page opens itself again and shows what the log has ---
  const kernelId = () => JSON.parse($("jupyter-config-data")?.textContent || "{}").kernelId;
  let state = "connecting";
  let timer = 0;

  const say = (lost) => {
    const line = $("pa-lost")?.firstElementChild;
    if (line) line.hidden = !lost;
    document.dispatchEvent(new CustomEvent("pa:lost", { detail: lost }));
  };
  const ask = async () => {
    timer = 0;
    try {
      const answer = await fetch(`/api/kernels/${kernelId()}`, { cache: "no-store" });
      if (answer.status === 404 || answer.status === 403) return location.reload();
      if (answer.ok && state === "connected") return say(false);
    } catch {
      // there is no server yet
    }
    askSoon();
  };
  const askSoon = () => {
    timer ||= setTimeout(ask, 2000);
  };
  const lost = () => {
    say(true);
    askSoon();
  };
  const heard = (now) => {
    state = now;
    if (now !== "connected") lost();
    else if (!timer) say(false);
  };
  const watch = async () => {
    // A kernel that is there answers well within this time.
    setTimeout(() => state === "connected" || lost(), 8000);
    while (!window.jupyterapp) await new Promise((done) => setTimeout(done, 200));
    const { kernel } = await window.jupyterapp.widgetManagerPromise.promise;
    state = kernel.connectionStatus;
    kernel.connectionStatusChanged.connect((_, now) => heard(now));
    // A kernel that died is started anew, without the page in it.
    kernel.statusChanged.connect((_, now) => {
      if (["autorestarting", "restarting", "dead"].includes(now)) location.reload();
    });
  };
  addEventListener("load", watch, { once: true });
})();
