// One's own comment is changed or taken back without leaving the page: the place is kept, and a
// screen reader is told that it is stored. Without this script the forms post.

export class Changing {
  // `refresh` draws the page anew, `say` is read aloud.
  constructor({ words, base, say, refresh }) {
    Object.assign(this, { words, base, say, refresh });
    document.addEventListener("submit", (event) => {
      if (!event.target.matches(".change form")) return;
      event.preventDefault();
      this.#send(event.target, event.submitter);
    });
  }

  async #send(form, pressed) {
    const back = Boolean(pressed?.hasAttribute("formaction"));
    const text = form.elements.text;
    const body = new URLSearchParams({ key: form.elements.key.value, text: text.value });
    const answer = await fetch(`${this.base}/${back ? "takeback" : "edit"}`, {
      method: "POST",
      headers: { Accept: "application/json" },
      body,
    }).catch(() => null);
    if (!answer?.ok) {
      const said = await answer?.json().catch(() => null);
      this.#refuse(form, said?.error || this.words.lost);
      return;
    }
    this.#refuse(form, "");
    if (back) this.#leave(form.closest("li"));
    else this.#fold(form, text);
    this.say(back ? this.words.taken_back : this.words.changed);
    this.refresh();
  }

  // What was typed stays where it is.
  #refuse(form, sentence) {
    form.querySelector(".pa-error")?.remove();
    if (!sentence) return;
    const error = document.createElement("p");
    error.className = "pa-error";
    error.setAttribute("role", "alert");
    form.querySelector("textarea").after(error);
    error.append(document.getElementById("sign-stop").content.cloneNode(true), ` ${sentence}`);
  }

  #fold(form, text) {
    const fold = form.closest("details");
    text.defaultValue = text.value;
    fold.open = false;
    fold.querySelector("summary").focus();
  }

  #leave(item) {
    const list = item.parentElement;
    const near = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    document.getElementById("mine").hidden = !list.children.length;
    (near?.querySelector("summary") ?? document.getElementById("content")).focus();
  }
}
