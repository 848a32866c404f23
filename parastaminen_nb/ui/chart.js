// A plotly figure. The library (4.8 MB) is brought when the first figure comes into view, from
// the installed package by the kernel: no other host is asked, in a notebook as on our own page.
const library = (model) =>
  (globalThis.paPlotly ??= new Promise((ready, failed) => {
    if (globalThis.Plotly) return ready(globalThis.Plotly);
    const received = async ({ library: sent }, [packed]) => {
      if (!sent) return;
      model.off("msg:custom", received);
      try {
        const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
        const source = await new Response(stream).blob();
        const script = document.createElement("script");
        script.src = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
        script.onload = () => ready(globalThis.Plotly);
        script.onerror = failed;
        document.head.append(script);
      } catch (error) {
        failed(error);
      }
    };
    model.on("msg:custom", received);
    model.send({ did: "library" });
  }));

const look = () => {
  const chosen = document.documentElement.dataset.theme;
  if (chosen) return chosen;
  if (document.body.dataset.jpThemeLight === "false") return "dark";
  if (!alone()) return "light";
  if (matchMedia("(prefers-contrast: more)").matches) return "contrast";
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
};

export default {
  render({ model, el }) {
    const said = h("p", { class: "pa-muted", role: "status" });
    const place = h("div", { class: "pa-chart-place", role: "img" });
    el.classList.add("pa-chart");
    el.append(said, place);

    let drawn;
    const draw = async () => {
      const figures = model.get("figures");
      const figure = figures[look()] ?? figures.light;
      put(place, "aria-label", model.get("told"));
      put(place, "hidden", figure ? null : "");
      if (!figure) return;
      const turn = (drawn = Symbol("turn"));
      say(said, globalThis.Plotly ? "" : model.get("words").loading);
      try {
        const plotly = await library(model);
        if (turn !== drawn) return; // a newer figure has come meanwhile
        place.style.height = `${figure.layout.height}px`;
        await plotly.react(place, structuredClone(figure.data), structuredClone(figure.layout), model.get("config"));
        say(said, "");
      } catch {
        globalThis.paPlotly = undefined;
        say(said, model.get("words").failed);
      }
    };

    // Only a figure that somebody sees is made.
    const unseen = whenSeen(el, () => model.send({ did: "shown" }));
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
      unseen();
      turned.disconnect();
      sized.disconnect();
      system.removeEventListener("change", draw);
      globalThis.Plotly?.purge(place);
    };
  },
};
