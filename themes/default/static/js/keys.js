// Keys, told on "?". Single letters work while the timeline has the focus; the reader may let them work on the whole page,
// or not at all (WCAG 2.2, 2.1.4).

import { button, keep, kept } from "./asked.js";
import { WAYS } from "./gestures.js";
import { reveal } from "./list.js";
import { element } from "./told.js";
import { civil } from "./time.js";

const SEARCH = "input[type=search]"; // whose key is its own: seek.js
const WHERE = ["here", "everywhere", "never"];

const TOLD = [
  ["event", "J", "K"],
  ["day", "D", "Shift D"],
  ["year", "Y", "Shift Y"],
  ["zoom", "+", "−", "0"],
  ["filter", "F"],
  ["change", "N"],
  ["search", "/"],
  ["list", "L"],
  ["strip", "S"],
  ["help", "?"],
];

const DOES = {
  j: (timeline) => step(timeline, 1),
  k: (timeline) => step(timeline, -1),
  d: (timeline) => step(timeline, 1, day),
  D: (timeline) => step(timeline, -1, day),
  y: (timeline) => step(timeline, 1, year),
  Y: (timeline) => step(timeline, -1, year),
  "+": WAYS.in,
  "=": WAYS.in,
  "-": WAYS.out,
  0: WAYS.all,
  f: filter,
  n: (timeline) => timeline.visits?.step(1),
  l: list,
  s: (timeline) => timeline.stage.focus(),
  "?": help,
};

let dialog = null;

export function accompany(timeline) {
  dialog = sheet(timeline);
  timeline.append(dialog);
}

/** Does what a key says. */
export function press(timeline, key) {
  DOES[key](timeline);
}

function help(timeline) {
  timeline.keys ??= kept("dateline:keys") || "here";
  dialog.querySelector(`[value=${WHERE.find((where) => where === timeline.keys) ?? "here"}]`).checked = true;
  dialog.showModal();
  dialog.lastChild.focus();
}

/** Only what is not so by itself is kept. */
function work(timeline, where) {
  timeline.keys = where;
  keep("dateline:keys", where === "here" ? "" : where);
}

// ---- what they do

const day = ({ first }, words) => Math.floor(words.local(first) / 86400);
const year = ({ first }, words) => civil(words.local(first)).year;

/** To the entry before or after, or to the first one of another day or year. */
async function step(timeline, way, unit) {
  const { source, words } = timeline;
  const from = timeline.chosen ?? timeline.current;
  let found = await source.beside(from?.id ?? "", way);
  while (unit && from && found && unit(found, words) === unit(from, words)) found = await source.beside(found.id, way);
  if (!found) return;
  await timeline.choose(found);
  timeline.draw();
  const mark = timeline.stage.contains(document.activeElement) && timeline.picture.mark(found.id);
  (mark || found.element?.querySelector("a[href]") || timeline.stage).focus({ preventScroll: true });
}

function filter(timeline) {
  const panel = timeline.querySelector(".find");
  if (!panel) return;
  panel.open = true;
  panel.querySelector("summary").focus();
}

/** To the entry that is chosen, or to the first of the list. */
function list(timeline) {
  const chosen = timeline.chosen ?? timeline.current;
  const entry = chosen?.element && !chosen.element.hidden ? chosen : timeline.source.all?.find(({ element: item }) => !item.hidden);
  if (!entry) return timeline.querySelector("#entries a")?.focus();
  reveal(timeline, entry);
  entry.element.querySelector("a[href]")?.focus({ preventScroll: true });
}

// ---- what tells of them

function sheet(timeline) {
  const said = (name) => timeline.said[`keys.${name}`];
  const dialog = element("dialog", "", { class: "keys", "aria-labelledby": "keys-title" });
  const told = document.createElement("dl");
  for (const [name, ...keys] of TOLD) {
    if (name === "search" && !document.querySelector(SEARCH)) continue;
    const row = document.createElement("div");
    const term = document.createElement("dt");
    term.append(...keys.flatMap((key) => [element("kbd", key), " "]));
    row.append(term, element("dd", said(name)));
    told.append(row);
  }
  const choice = document.createElement("fieldset");
  choice.append(element("legend", said("work")));
  for (const where of WHERE) {
    const label = document.createElement("label");
    const field = element("input", "", { type: "radio", name: "keys", value: where });
    field.addEventListener("change", () => work(timeline, where));
    label.append(field, ` ${said(where)}`);
    choice.append(label);
  }
  dialog.append(element("h2", said("title"), { id: "keys-title" }), told, choice, button(said("close"), () => dialog.close()));
  return dialog;
}
