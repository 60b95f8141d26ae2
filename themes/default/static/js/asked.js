// What a reader may ask of a timeline: a choice among its entries, a day of the past, what is new, keys. Each part is
// fetched when it is asked for, or where the address or a note of the reader's own asks for it.

import { meant } from "./meant.js";
import { element } from "./told.js";

const KEYS = /^[jkdyfnlsDY?+=0-]$/;

/** A panel under the strip, which is filled when it is first opened. */
function panel(place, name, title) {
  const made = element("details", "", { class: name });
  made.append(element("summary", title));
  place.append(made);
  return made;
}

export function accompany(timeline) {
  const place = timeline.querySelector(".reading") ?? timeline.figure.appendChild(element("div", "", { class: "reading" }));
  const { said } = timeline;
  const there = new Map();
  const bring = (name, ...more) => {
    if (!there.has(name)) there.set(name, import(`./${name}.js`).then((module) => (module.accompany(timeline, ...more), module)));
    return there.get(name);
  };

  const find = place.querySelector(".find") ?? panel(place, "find", said["find.title"]);
  const known = panel(place, "asof", said["asof.title"]);
  find.addEventListener("toggle", () => bring("filters", find));
  known.addEventListener("toggle", () => bring("known", known));
  const note = timeline.list ? kept(`dateline:${location.pathname}`) : undefined;
  const visits = note === undefined ? null : panel(place, "visits", said["visit.title"]);
  visits?.addEventListener("toggle", () => bring("visits", visits));
  if (note) bring("visits", visits);
  if (find.open) bring("filters", find); // the reader was quicker

  const chosen = () => {
    if (visits) visits.hidden = Boolean(timeline.choice.known); // on a day of the past nothing is new
    if (timeline.passes) bring("filters", find);
    if (timeline.choice.known) bring("known", known);
  };
  timeline.addEventListener("chosen", chosen);
  chosen();

  const help = element("button", said["keys.title"], { type: "button", class: "help", "aria-haspopup": "dialog" });
  place.append(help);
  help.addEventListener("click", async () => (await bring("keys")).press(timeline, "?"));
  addEventListener("keydown", async (event) => {
    const { key, target } = event;
    if (!KEYS.test(key) || !meant(event)) return;
    timeline.keys ??= kept("dateline:keys") || "here";
    const here = timeline.keys === "everywhere" || key === "?" || timeline.contains(target);
    if (!here || timeline.keys === "never" || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    (await bring("keys")).press(timeline, key);
  });
}

/** What the reader let this browser keep: null where that is nothing, undefined where it keeps nothing. */
export function kept(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return undefined;
  }
}

export function keep(key, text) {
  try {
    if (text) localStorage.setItem(key, text);
    else localStorage.removeItem(key);
  } catch {
    // a private window: then it is forgotten with the page
  }
}

/** A button that does something. */
export function button(text, does, attributes = {}) {
  const made = element("button", text, { type: "button", ...attributes });
  made.addEventListener("click", does);
  return made;
}
