// A story by keys: the arrows step, Home and End lead to its ends, and the address names the screen that is seen.
// Without this the browser swipes and snaps, and every arrow on the page is a link. Brought in by: ol.slides

import { meant } from "./meant.js";

/** Lets keys step through a story. */
export function enhance(list) {
  const slides = [...list.children];
  const state = { at: Math.max(0, slides.findIndex((slide) => `#${slide.id}` === location.hash)) };
  addEventListener("keydown", (event) => {
    const to = aim(event, list, state.aim ?? state.at, slides.length);
    if (to === undefined) return;
    state.aim = to; // the next key counts from here, though the list may still be on its way
    show(event, slides[to]);
  });
  for (const type of ["pointerdown", "wheel"]) list.addEventListener(type, () => (state.aim = undefined), { passive: true });
  watch(list, slides, state);
}

/** The number of the slide that a key asks for; none where it is meant for something else. */
function aim(event, list, at, count) {
  if (event.shiftKey || !meant(event)) return;
  const { top, bottom } = list.getBoundingClientRect();
  if (bottom <= 0 || top >= innerHeight) return;
  const on = getComputedStyle(list).direction === "rtl" ? -1 : 1;
  const steps = { ArrowRight: at + on, ArrowLeft: at - on, Home: 0, End: count - 1 };
  const to = steps[event.key]; // beyond the ends it is the end, for the browser would push the list and let it spring back
  return to === undefined ? undefined : Math.min(Math.max(to, 0), count - 1);
}

/** Goes to a slide, and lets those who listen hear it. */
function show(event, slide) {
  event.preventDefault();
  slide.tabIndex = -1;
  slide.focus({ preventScroll: true });
  slide.scrollIntoView({ inline: "start", block: "nearest" });
}

/** Keeps the address on the slide that is seen, without a step back for each. */
function watch(list, slides, state) {
  const seen = new IntersectionObserver(
    (entries) => {
      for (const entry of entries.filter((entry) => entry.isIntersecting)) {
        const at = slides.indexOf(entry.target);
        if (at === state.aim) state.aim = undefined;
        if (at === state.at && location.hash !== "") continue;
        if (at !== 0 || state.at !== 0) history.replaceState(history.state, "", `#${entry.target.id}`);
        state.at = at;
      }
    },
    { root: list, threshold: 0.6 },
  );
  for (const slide of slides) seen.observe(slide);
}
