export default {
  render({ model, el }) {
    const id = `pa-copy-${Math.random().toString(36).slice(2)}`;
    const label = h("label", { class: "pa-label", for: id });
    const text = h("textarea", { class: "pa-input", id, readonly: "" });
    const button = h("button", { type: "button", class: "pa-btn pa-btn--sec" }, drawn(model.get("drawing")), h("span"));
    const told = h("span", { class: "pa-small", "aria-live": "polite" });
    el.append(label, text, h("p", { class: "pa-row" }, button, told));
    button.onclick = async () => {
      let copied = true;
      try {
        await navigator.clipboard.writeText(text.value);
      } catch {
        text.select(); // where pages may not use the clipboard by themselves
        copied = document.execCommand("copy");
      }
      say(told, model.get(copied ? "done" : "chosen"));
      setTimeout(() => say(told, ""), 4000);
    };
    return follow(model, ["text", "label", "act", "done"], () => {
      say(label, model.get("label"));
      say(button.querySelector("span"), model.get("act"));
      if (text.value !== model.get("text")) text.value = model.get("text");
      text.style.setProperty("--rows", Math.min(10, text.value.split("\n").length + 1));
    });
  },
};
