// The list and the strip move together: whoever scrolls the list moves the strip, whoever chooses on the strip the list.

const CALM = matchMedia("(prefers-reduced-motion: reduce)");
const LINE = 0.3; // of the window's height: what stands there is being read
const TWICE = 280; // milliseconds in which a second click may follow the first
let coming = 0;
let ours = 0; // until when scrolling is ours and not the reader's

/** The strip follows the reader through the list, from wherever the page was opened. */
export function follow(timeline) {
  timeline.current = at(timeline);
  timeline.ask();
  let asked = 0;
  addEventListener("scroll", () => (asked ||= requestAnimationFrame(() => ((asked = 0), read(timeline)))), { passive: true });
}

function read(timeline) {
  const entry = at(timeline);
  if (entry === timeline.current) return;
  timeline.current = entry;
  if (entry && performance.now() > ours) {
    const { view } = timeline;
    const share = (entry.first - view.from) / view.length;
    if (share < 0.1 || share > 0.9) timeline.show(entry.first - view.length / 2, entry.first + view.length / 2, { glide: true });
  }
  timeline.ask();
}

/** The entry that the reader has arrived at; none while the list has not been reached. */
function at(timeline) {
  const line = innerHeight * LINE;
  const entries = timeline.source.all.filter(({ element }) => !element.hidden);
  if (!entries.length) return null;
  const backwards = timeline.list.classList.contains("backwards");
  const ordered = backwards ? entries.toReversed() : entries;
  let [low, high] = [0, ordered.length - 1];
  if (ordered[0].element.getBoundingClientRect().top > line) return null;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (ordered[middle].element.getBoundingClientRect().top <= line) low = middle;
    else high = middle - 1;
  }
  return ordered[low];
}

/** The list comes to an entry, and shows which it is; after a moment where a second click may follow. */
export function reveal(timeline, entry, soon) {
  timeline.list.querySelector(".at")?.classList.remove("at");
  entry.element.classList.add("at");
  stay();
  const come = () => {
    ours = performance.now() + 1000;
    entry.element.scrollIntoView({ block: "center", behavior: CALM.matches ? "auto" : "smooth" });
  };
  if (soon) coming = setTimeout(come, TWICE);
  else come();
}

/** The list stays where it is: the click was the first of two. */
export function stay() {
  clearTimeout(coming);
}
