// A participant's page, live. Without this script the same page joins, shows and posts by forms.
import { Alarm } from "./alarm.js";
import { Changing } from "./changing.js";
import { Clock, ServerTime } from "./clock.js";
import { Outbox } from "./outbox.js";
import { heard, redraw } from "./redrawn.js";
import { Stream } from "./stream.js";
import { Desk } from "./writing.js";
import { Lists } from "./lists.js";

document.documentElement.dataset.script = "";

const time = new ServerTime();
const wall = document.getElementById("wall-clock");
const { lang } = document.documentElement;
const zone = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, {
  hour: "2-digit",
  minute: "2-digit",
  timeZone: wall.dataset.zone,
});
const showWallTime = () => {
  wall.textContent = zone.format(new Date(time.now()));
  setTimeout(showWallTime, 60_000 - (time.now() % 60_000) + 20);
};
showWallTime();
document.getElementById("forgetful").hidden = navigator.cookieEnabled;

const data = document.getElementById("known");
if (data) begin(JSON.parse(data.textContent));

function begin({ words, base, seq, workshop, prompts, final, clock: decided }) {
  // Read aloud by a screen reader, and gone before somebody comes across it who reads the page.
  let quiet = 0;
  const say = (sentence) => {
    const said = document.getElementById("said");
    said.textContent = sentence;
    clearTimeout(quiet);
    quiet = setTimeout(() => (said.textContent = ""), 20_000);
  };
  const alarm = new Alarm();
  const clock = new Clock({ time, words, say, ring: (mark) => alarm.ring(mark) });
  const lists = new Lists({ words, prompts, final, say });
  const desk = new Desk({ words, name: `pa-draft ${workshop}`, send: (c) => outbox.add(c) });
  const outbox = new Outbox({
    name: `pa-outbox ${workshop}`,
    url: `${base}/comment`,
    show: (comment, state, said) =>
      lists.showMine(comment, state, said, () => {
        outbox.remove(comment.key);
        desk.takeUp(comment);
      }),
  });
  time.hear(decided.now);
  clock.set(decided);
  outbox.flush();

  const placeOf = ({ phase, segment, ends_at }) => `${phase} ${segment} ${ends_at}`;
  let at = placeOf(decided);
  let asking = null;
  let again = false;

  async function refresh() {
    if (asking) return void (again = true);
    asking = fetch(`${base}/me`, { cache: "no-store" }).catch(() => null);
    const answer = await asking;
    const text = answer?.ok ? await answer.text().catch(() => "") : "";
    asking = null;
    if (answer?.redirected) return location.reload();
    if (text) swap(new DOMParser().parseFromString(text, "text/html"));
    if (again || !text) {
      again = false;
      setTimeout(refresh, text ? 0 : 2000);
    }
  }

  // What is on in a track changes though nobody decides it, and so does what is said about the next
  // table when a round is over. Not all phones ask in one moment.
  let turning = 0;
  function turn() {
    clearTimeout(turning);
    const at = Number(document.querySelector("[data-turns-at]")?.dataset.turnsAt);
    if (at) turning = setTimeout(refresh, Math.max(1000, at - time.now()) + Math.random() * 3000);
  }
  turn();

  function swap(page) {
    const before = heard(document, words);
    const after = heard(page, words);
    redraw(page, busy);
    const fresh = (kind) => after[kind].filter((told) => !before[kind].includes(told));
    const begun = after.begun === before.begun ? [] : [after.begun];
    const news = [...begun, ...fresh("asked"), ...fresh("told")];
    if (news.length) say(news.join(" "));
    if (fresh("told").length) alarm.ring("two_minutes");
    turn();
    desk.moveTo(page);
    lists.settle(page, busy);
    lists.reapply();
    clock.tick();
  }

  // Somebody writes in it: it is drawn anew when they have finished.
  const busy = (part) => [...part.querySelectorAll("textarea")].some((text) => text.value !== text.defaultValue);

  new Changing({ words, base, say, refresh });

  let soon = 0;
  const presented = () => {
    if (!document.getElementById("presented")) return;
    clearTimeout(soon);
    soon = setTimeout(refresh, 1500);
  };

  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".agree")) return;
    event.preventDefault();
    lists.agree(event.target, `${base}/agree`);
  });

  let lost = 0;
  const connection = document.getElementById("connection");
  function showState(open) {
    clearTimeout(lost);
    if (open) {
      if (connection.textContent) connection.textContent = "";
      outbox.flush();
    } else {
      // A hub that starts anew is back in a second: nobody needs to hear of that.
      lost = setTimeout(() => (connection.textContent = words.lost), 2500);
    }
  }

  const stream = new Stream({
    url: `${base}/stream`,
    since: seq,
    on: {
      state: showState,
      now: ({ now }) => {
        time.hear(now);
        clock.tick();
      },
      clock: (decided) => {
        time.hear(decided.now);
        clock.set(decided);
        // A paused or lengthened clock changes what the page says about the next move, too.
        if (placeOf(decided) !== at) refresh();
        at = placeOf(decided);
      },
      plan: refresh,
      comment: (comment) => {
        if (!outbox.has(comment.key)) lists.come(comment);
        presented();
      },
      gone: ({ key }) => {
        lists.go(key);
        presented();
      },
    },
  });

  const wake = () => {
    if (document.visibilityState !== "visible") return;
    clock.tick();
    turn();
    stream.check();
    outbox.flush();
  };
  document.addEventListener("visibilitychange", wake);
  addEventListener("pageshow", wake);
  addEventListener("popstate", wake); // going back within a page can end a stream unsaid
  addEventListener("online", () => {
    stream.check(0);
    outbox.flush();
  });
  addEventListener("offline", () => showState(false));
}
