// Two minutes left, and the end: the phone vibrates, and sounds where its owner wants that.
import { Kept } from "./outbox.js";

const TONES = { two_minutes: [[660, 0]], over: [[660, 0], [880, 0.25]] };
const SHAKES = { two_minutes: [200], over: [200, 120, 200] };

export class Alarm {
  #kept = new Kept("pa-alarm");
  #context = null;

  constructor() {
    const row = document.getElementById("alarms");
    if (!row) return;
    row.hidden = false;
    this.shake = document.getElementById("alarm-shake");
    this.sound = document.getElementById("alarm-sound");
    const kept = this.#kept.get() ?? {};
    this.shake.checked = kept.shake ?? true;
    this.sound.checked = kept.sound ?? false;
    this.shake.closest("label").hidden = !navigator.vibrate;
    for (const box of [this.shake, this.sound]) {
      box.addEventListener("change", () => {
        this.#kept.set({ shake: this.shake.checked, sound: this.sound.checked });
        if (box === this.sound && box.checked) this.#play(TONES.two_minutes);
      });
    }
    // A browser lets a page sound only after its reader pressed something in it, and an iPhone
    // asks for that again on every page and after every call.
    addEventListener("click", () => this.sound.checked && this.#ready());
  }

  ring(name) {
    if (!TONES[name] || !this.shake) return;
    if (this.shake.checked) navigator.vibrate?.(SHAKES[name]);
    if (this.sound.checked) this.#play(TONES[name]);
  }

  #ready() {
    this.#context ??= new AudioContext();
    if (this.#context.state !== "running") this.#context.resume().catch(() => {}); // not yet
    return this.#context;
  }

  #play(tones) {
    const context = this.#ready();
    for (const [pitch, after] of tones) {
      const [tone, loud] = [context.createOscillator(), context.createGain()];
      const at = context.currentTime + after;
      tone.frequency.value = pitch;
      loud.gain.setValueAtTime(0.0001, at);
      loud.gain.exponentialRampToValueAtTime(0.2, at + 0.02);
      loud.gain.exponentialRampToValueAtTime(0.0001, at + 0.4);
      tone.connect(loud).connect(context.destination);
      tone.start(at);
      tone.stop(at + 0.45);
    }
  }
}
