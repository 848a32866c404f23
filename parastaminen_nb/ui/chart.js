// A plotly figure. The library is brought when the first figure comes into view: on a page of ours
// from its server, as a file that the browser keeps; in a notebook from the kernel. No other host
// is asked.
const added = (address) =>
  new Promise((ready, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => ready(globalThis.Plotly);
    script.onerror = failed;
    document.head.append(script);
  });

const fromServer = () => {
  const core = document.querySelector("script[data-core]")?.dataset.core;
  if (!core) throw new Error("no page of ours");
  return added(new URL("plotly.js", new URL(core, location)).href);
};

const fromKernel = (model) =>
  new Promise((ready, failed) => {
    const received = async ({ library: sent }, [packed]) => {
      if (!sent) return;
      model.off("msg:custom", received);
      try {
        const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
        const source = await new Response(stream).blob();
        const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
        ready(await added(address));
        URL.revokeObjectURL(address);
      } catch (error) {
        failed(error);
      }
    };
    model.on("msg:custom", received);
    model.send({ did: "library" });
  });

// A program that was started anew meanwhile may no longer have the file of this page.
const fetched = async (model) => {
  try {
    return await fromServer();
  } catch {
    return fromKernel(model);
  }
};

const library = (model) =>
  (globalThis.paPlotly ??= globalThis.Plotly ? Promise.resolve(globalThis.Plotly) : fetched(model));

const look = () => {
  const chosen = document.documentElement.dataset.theme;
  if (chosen) return chosen;
  if (document.body.dataset.jpThemeLight === "false") return "dark";
  if (!alone()) return "light";
  if (matchMedia("(prefers-contrast: more)").matches) return "contrast";
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
};

// A figure further down the page is made when the page has come to rest: whoever prints it sees all.
const RESTS = 1500;

export default {
  render({ model, el }) {
    const said = h("p", { class: "pa-muted", role: "status" });
    const place = h("div", { class: "pa-chart-place", role: "img" });
    el.classList.add("pa-chart");
    el.append(said, place);

    // Paper is narrower than the window, and nothing is drawn anew for it: the picture can shrink.
    let heard = false;
    const fit = () => {
      for (const drawing of place.querySelectorAll(".main-svg"))
        put(drawing, "viewBox", `0 0 ${drawing.getAttribute("width")} ${drawing.getAttribute("height")}`);
    };

    let drawn;
    const draw = async () => {
      const figures = model.get("figures");
      const figure = figures[look()] ?? figures.light;
      const told = model.get("told");
      put(place, "aria-label", told);
      put(place, "hidden", told ? null : "");
      if (!place.hasChildNodes()) say(said, told ? model.get("words").loading : "");
      if (!figure) return; // what is shown stays until another one is there
      const turn = (drawn = Symbol("turn"));
      try {
        const plotly = await library(model);
        if (turn !== drawn) return; // a newer figure has come meanwhile
        place.style.height = `${figure.layout.height}px`;
        await plotly.react(place, structuredClone(figure.data), structuredClone(figure.layout), model.get("config"));
        if (!heard) place.on("plotly_afterplot", fit);
        heard = true;
        fit();
        say(said, "");
      } catch {
        globalThis.paPlotly = undefined;
        put(place, "hidden", "");
        say(said, model.get("words").failed);
      }
    };

    // Only a figure that somebody sees is made; its library comes meanwhile.
    let resting;
    const ask = () => {
      leave();
      library(model).catch(() => {}); // whoever draws says so
      model.send({ did: "shown" });
    };
    const rest = () => (resting = setTimeout(ask, RESTS));
    const waits = [whenSeen(el, ask), whenSeen(el, rest, ANYWHERE)];
    const leave = () => {
      clearTimeout(resting);
      for (const end of waits) end();
    };
    const turned = new MutationObserver(draw);
    turned.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    const system = matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", draw);
    // Only what is on the page can be measured anew.
    const sized = new ResizeObserver(
      () => place.data && place.offsetWidth && globalThis.Plotly?.Plots.resize(place),
    );
    sized.observe(el);
    const end = follow(model, ["figures", "told"], draw);
    return () => {
      end();
      leave();
      turned.disconnect();
      sized.disconnect();
      system.removeEventListener("change", draw);
      globalThis.Plotly?.purge(place);
    };
  },
};
