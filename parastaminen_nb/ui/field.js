// One labelled control with its hint, error and word count. `tell(value)` is called a moment
// after the last key, and at once when the reader leaves the control.
const TYPING = 500;

const words = (text) => (text.trim() ? text.trim().split(/\s+/).length : 0);

// Waits until the keys rest. `flush` tells what waits at once, but while it is `halfway`.
const rested = (tell, halfway) => {
  let timer;
  let waiting = false;
  const flush = () => {
    clearTimeout(timer);
    if (halfway()) return;
    if (waiting) tell();
    waiting = false;
  };
  const later = () => {
    clearTimeout(timer);
    waiting = true;
    timer = setTimeout(flush, TYPING);
  };
  return { flush, later, waits: () => waiting };
};

// What is typed is kept in this window until the plan has it, so that neither a reload nor a lost
// connection loses a word. `bases` is what may stand in the plan by then: what stood there before,
// and what was told since. A draft belongs to nothing else.
const DRAFTS = "pa-drafts";
const FRESH = 15 * 60_000;
const TOLD = 20;
const spaced = (text) => text.trim().replace(/\s+/g, " "); // the plan keeps no more spaces than these
const draftOf = (name) => {
  const place = `${location.pathname} ${name}`;
  const all = () => {
    try {
      return JSON.parse(sessionStorage.getItem(DRAFTS)) ?? {};
    } catch {
      return {};
    }
  };
  const keep = (said) => {
    const drafts = all();
    if (!said && !(place in drafts)) return;
    if (said) drafts[place] = said;
    else delete drafts[place];
    try {
      sessionStorage.setItem(DRAFTS, JSON.stringify(drafts));
    } catch {
      // a browser that keeps nothing: typing goes on as before
    }
  };
  return {
    of: (base) => {
      const draft = all()[place];
      if (!draft || draft.value === base || Date.now() - draft.at > FRESH) return null;
      const stands = spaced(base);
      const written = stands && spaced(draft.value).startsWith(stands); // and then written on
      return written || draft.bases.map(spaced).includes(stands) ? draft.value : null;
    },
    put: (value, bases) => keep(bases.length === 1 && value === bases[0] ? null : { value, bases, at: Date.now() }),
    drop: () => keep(null),
  };
};

// A control that tells what is typed, and is written to only while nobody types in it. What came
// meanwhile from elsewhere is shown when the reader leaves it, unless they have written in it.
// Under a `name` of its own what is typed is kept until it is told.
const typed = (control, tell, name = "") => {
  let told = [];
  // A date of which one part is being typed has no value yet, and nothing is wrong with it yet.
  const halfway = () => Boolean(control.validity?.badInput) && control.matches(":focus");
  const rest = rested(() => {
    told = [...told, control.value].slice(-TOLD);
    tell(control.value);
  }, halfway);
  const draft = name && alone() ? draftOf(name) : null;
  let fresh = true;
  let wanted = null;
  let touched = false;
  control.addEventListener("input", () => {
    touched = true;
    if (!halfway()) draft?.put(control.value, [wanted ?? "", ...told]);
    rest.later();
  });
  control.addEventListener("change", rest.flush);
  control.addEventListener("blur", () => {
    rest.flush();
    if (!touched && wanted !== null) control.value = wanted;
  });
  const show = (value) => {
    wanted = value;
    const unsent = fresh && draft?.of(value);
    fresh = false;
    if (unsent) {
      control.value = unsent;
      control.dispatchEvent(new Event("input", { bubbles: true }));
      return;
    }
    if (control.value === value) {
      touched = false;
      told = [];
      draft?.drop();
    }
    if (control.value === value || rest.waits()) return;
    if (document.activeElement === control && control.value !== "") return;
    control.value = value;
    touched = false;
    draft?.drop();
  };
  return show;
};

// Where the style sheet cannot let a field grow with its text (`field-sizing`), this does.
const growing = (area) => {
  if (CSS.supports("field-sizing", "content")) return () => {};
  const grow = () => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  };
  let wide = 0; // also when it comes to be seen, and when lines break elsewhere
  new ResizeObserver(() => area.offsetWidth !== wide && ((wide = area.offsetWidth), requestAnimationFrame(grow))).observe(area);
  area.addEventListener("input", grow);
  return grow;
};

const choice = (spec, name, tell) => {
  const radios = spec.options.map((option) =>
    h("input", { type: "radio", name, value: option.value, onchange: () => tell(option.value) }),
  );
  const options = spec.options.map((option, place) =>
    h(
      "label",
      { class: "pa-choice" },
      radios[place],
      h(
        "span",
        { class: "pa-option" },
        h("b", {}, option.label),
        option.hint ? h("span", { class: "pa-hint" }, option.hint) : null,
        option.picture ? drawn(option.picture) : null,
      ),
    ),
  );
  const show = (value) => radios.forEach((radio) => (radio.checked = radio.value === value));
  return { control: h("div", { class: "pa-choices" }, ...options), show };
};

const entry = (spec, id, tell, name) => {
  if (spec.kind === "choice") return choice(spec, id, tell);
  if (spec.kind === "select") {
    const options = spec.options.map((option) => h("option", { value: option.value }, option.label));
    const control = h("select", { class: "pa-input", id }, ...options);
    control.onchange = () => tell(control.value);
    return { control, show: (value) => (control.value = value) };
  }
  const area = spec.kind === "area";
  const control = h(area ? "textarea" : "input", { class: "pa-input", id, autocomplete: "off" });
  // The field grows with its text, so that rows are said as a height.
  if (area) control.style.setProperty("--rows", spec.rows || 3);
  else put(control, "type", spec.kind);
  for (const name of ["min", "max", "placeholder"]) put(control, name, spec[name] ?? null);
  if (spec.kind === "number") control.classList.add("pa-number");
  const [show, grow] = [typed(control, tell, name), area ? growing(control) : () => {}];
  return { control, show: (value) => (show(value), grow()) };
};

// Several widgets of a page have a copy of this module; an id belongs to one element of the page.
const nextId = () => `pa-field-${(globalThis.paFields = (globalThis.paFields ?? 0) + 1)}`;

const field = (spec, tell, name = "") => {
  const id = nextId();
  const { control, show } = entry(spec, id, tell, name);
  const group = spec.kind === "choice";
  const error = h("span", { class: "pa-error", id: `${id}-error`, hidden: "" });
  const hint = spec.hint ? h("span", { class: "pa-hint", id: `${id}-hint` }, spec.hint) : null;
  const count = spec.most ? h("span", { class: "pa-count", id: `${id}-count` }) : null;
  const label = h(group ? "legend" : "label", { class: "pa-label", for: group ? null : id }, spec.label);
  const unit = spec.unit ? h("span", { id: `${id}-unit` }, spec.unit) : null;
  const row = unit ? h("span", { class: "pa-unit" }, control, unit) : control;
  const root = h(group ? "fieldset" : "div", { class: "pa-field" }, label, hint, error, row, count);
  root.dataset.wide = spec.wide || "";

  const counted = () => {
    if (!count) return;
    const n = words(control.value);
    const over = n - spec.most;
    const text = spec.count.replace("{n}", n).replace("{most}", spec.most);
    say(count, over > 0 ? `${text} – ${spec.over.replace("{n}", over)}` : text);
    count.classList.toggle("is-over", over > 0);
  };
  control.addEventListener("input", counted);

  const update = (value, wrong, warning) => {
    if (!wrong) show(value ?? ""); // what was typed wrong stays to be mended
    put(error, "hidden", wrong ? null : "");
    error.replaceChildren(wrong ? drawn(warning) : "", wrong || "");
    const described = [unit, hint, wrong && error, count].filter(Boolean).map((part) => part.id);
    put(group ? root : control, "aria-describedby", described.join(" ") || null);
    put(control, "aria-invalid", wrong && !group ? "true" : null);
    counted();
  };
  return { root, update };
};
