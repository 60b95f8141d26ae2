// Hands and keys: how a reader moves through time. Every way has its like on the keyboard.

import { meant } from "./meant.js";

const STEP = 0.25; // of the view, for a key
const CLOSER = 0.5; // of the time, for a key or a button
const WHEEL = 0.0016; // for a pixel that the wheel turns
const STILL = 5; // pixels within which a press is a click

export function gestures(timeline) {
  const { stage } = timeline;
  const hands = new Map();
  let moved = 0;

  const x = (event) => event.clientX - stage.getBoundingClientRect().left;
  const settle = () => timeline.settled();

  // A wheel turns the page, until the reader has come to work here: then it brings time nearer.
  stage.addEventListener("wheel", (event) => {
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
    const here = event.ctrlKey || event.metaKey || stage.contains(document.activeElement);
    if (!sideways && !here) return;
    event.preventDefault();
    const size = event.deltaMode === 1 ? 16 : 1;
    if (sideways) timeline.view.pan(event.deltaX * size * timeline.view.turn);
    else timeline.view.zoom(Math.exp(event.deltaY * size * WHEEL * (event.ctrlKey ? 4 : 1)), timeline.view.instant(x(event)));
    timeline.ask();
    settle();
  }, { passive: false });

  stage.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    hands.set(event.pointerId, x(event));
    if (hands.size === 1) moved = 0;
  });
  stage.addEventListener("pointermove", (event) => {
    if (!hands.has(event.pointerId)) return;
    const before = [...hands.values()];
    const now = [...new Map(hands).set(event.pointerId, x(event)).values()];
    if (hands.size === 1 && moved <= STILL) moved = Math.abs(now[0] - before[0]);
    if (hands.size === 1 && moved <= STILL) return; // as yet it may be a click
    hands.set(event.pointerId, x(event));
    if (!stage.hasPointerCapture(event.pointerId)) stage.setPointerCapture(event.pointerId);
    moved = STILL + 1;
    const { view } = timeline;
    if (hands.size === 2) pinch(view, before, now);
    else view.pan((before[0] - now[0]) * view.turn);
    timeline.ask();
  });
  for (const end of ["pointerup", "pointercancel"]) { // wherever that is
    addEventListener(end, (event) => {
      if (hands.delete(event.pointerId) && moved > STILL) settle();
    });
  }

  stage.addEventListener("click", (event) => {
    event.preventDefault();
    if (event.detail && moved > STILL) return; // the end of a drag; a key has no such
    const entry = timeline.entryOf(event.target);
    if (entry) timeline.choose(entry, { soon: event.detail > 0 });
    else stage.focus({ preventScroll: true });
  });
  stage.addEventListener("dblclick", (event) => {
    timeline.scrolling?.stay();
    const entry = timeline.entryOf(event.target);
    if (entry) return timeline.bring(entry, { near: true });
    const { view } = timeline;
    const instant = view.instant(x(event));
    timeline.show(instant - view.length / 4, instant + view.length / 4, { glide: true });
  });
  stage.addEventListener("focusin", (event) => {
    const entry = timeline.entryOf(event.target);
    if (entry) timeline.told?.tell(entry);
  });
  stage.addEventListener("pointerover", (event) => {
    const entry = timeline.entryOf(event.target);
    if (entry) timeline.told?.tell(entry);
  });
  stage.addEventListener("pointerleave", () => timeline.told?.tell(timeline.chosen));
  stage.addEventListener("keydown", (event) => key(timeline, event));
  timeline.figure.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do]");
    if (button && WAYS[button.dataset.do]) WAYS[button.dataset.do](timeline);
  });
}

/** Two fingers: what was under them stays under them. */
function pinch(view, before, now) {
  const [a, b] = before.map((each) => view.instant(each));
  const apart = Math.abs(now[1] - now[0]);
  if (apart < 8) return;
  const factor = Math.abs(before[1] - before[0]) / apart;
  view.zoom(factor, (a + b) / 2);
  view.pan((view.x(view.at((a + b) / 2)) - (now[0] + now[1]) / 2) * view.turn);
}

/** What buttons and keys do. */
export const WAYS = {
  in: (timeline) => nearer(timeline, CLOSER),
  out: (timeline) => nearer(timeline, 1 / CLOSER),
  all: (timeline) => timeline.show(...timeline.extent, { glide: true }),
  earlier: (timeline) => aside(timeline, -STEP),
  later: (timeline) => aside(timeline, STEP),
  next: (timeline) => beside(timeline, 1),
  previous: (timeline) => beside(timeline, -1),
};

/** About the chosen entry where that is in view, else about the middle. */
function nearer(timeline, factor) {
  const { from, to } = timeline.aim ?? timeline.view;
  const chosen = timeline.chosen?.first ?? NaN;
  const middle = chosen > from && chosen < to ? chosen : (from + to) / 2;
  timeline.show(middle - (middle - from) * factor, middle + (to - middle) * factor, { glide: true });
}

function aside(timeline, share) {
  const { from, to } = timeline.aim ?? timeline.view;
  timeline.show(from + share * (to - from), to + share * (to - from), { glide: true });
}

async function beside(timeline, way) {
  const entry = await timeline.source.beside(timeline.choice.at, way);
  if (!entry) return;
  timeline.choose(entry, { step: false });
  timeline.draw();
  timeline.picture.mark(entry.id)?.focus({ preventScroll: true });
}

function key(timeline, event) {
  if (!meant(event)) return;
  const forward = timeline.view.turn > 0 ? "ArrowRight" : "ArrowLeft";
  const ways = {
    [forward]: "next",
    [forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight"]: "previous",
    "+": "in",
    "=": "in",
    "-": "out",
    0: "all",
    PageDown: "later",
    PageUp: "earlier",
  };
  const way = ways[event.key];
  if (!way) return;
  event.preventDefault();
  WAYS[way](timeline);
}
