// The alphabet of marks as paths around 0,0, the same that stand on the page (docs/themes.md, "Marks"); and what all that
// draws has in common.

/** An element of SVG. */
export function node(name, attributes = {}) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** A number of pixels, as closely as it is drawn. */
export const px = (number) => Math.round(number * 10) / 10;

/** One path of columns along all of a view, `tallest` pixels high at most, that stand on the line at `foot`. */
export function histogram(counts, view, foot, tallest) {
  const most = Math.max(1, ...counts);
  const wide = view.width / (counts.length || 1);
  const path = counts.map((count, n) => {
    const tall = px(Math.max(2, (tallest * count) / most));
    return count ? `M${px(Math.min(view.x(n * wide), view.x((n + 1) * wide)))} ${foot}v${-tall}h${px(wide - 1)}v${tall}Z` : "";
  });
  return path.join("");
}

const DISC = "M-3.6 0a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0-7.2 0Z";
const SMALL = "M-3.1 0a3.1 3.1 0 1 0 6.2 0a3.1 3.1 0 1 0-6.2 0Z";

/** Of each head its path and its paint; `turn` is -1 where time runs from right to left. */
export function head(kind, turn) {
  if (kind === "ring") return [SMALL, "ring"];
  if (kind === "dashed") return [SMALL, "ring dashed"];
  if (kind === "half") return [`${DISC}M-2.3 0a2.3 2.3 0 1 0 4.6 0a2.3 2.3 0 1 0-4.6 0ZM0-2.3A2.3 2.3 0 0 0 0 2.3Z`, "ink odd"];
  if (kind === "struck") return [`${SMALL}M-5.7 4.7L4.7-5.7L5.7-4.7L-4.7 5.7Z`, "ink"];
  if (kind === "moved") return [`${SMALL}M${4 * turn}-.7H${8 * turn}V-3.2L${11.5 * turn} 0L${8 * turn} 3.2V.7H${4 * turn}Z`, "ink"];
  if (kind === "text") return ["M-3.2-3.2H3.2V3.2H-3.2Z", "ring"];
  return [DISC, "ink"];
}

export const HEADS = { confirmed: "dot", reported: "ring", expected: "dashed", disputed: "half", postponed: "moved", cancelled: "struck", retracted: "struck" };

const HATCH = 3.3; // from one stroke of a hatching to the next
const FADE = 26; // pixels over which an end that is not known well dissolves
const EDGE = 6; // how far beyond the view a body is drawn
const SHORT = 9; // a body shorter than this is drawn as its head alone

/** The bodies of an entry, from pixel to pixel as far as they are in view; none where they are too short to be seen. */
export function bodies(entry, view) {
  if (!entry.long) return [];
  return entry.spans
    .map(([start, end]) => [start === null ? -Infinity : view.at(start), end === null ? Infinity : view.at(end)])
    .filter(([left, right]) => right - left >= SHORT && right > -EDGE && left < view.width + EDGE);
}

/** One path for them: bars or hatching, whose ends fade where the date is approximate, with arrows where it is open. */
export function body(entry, pieces, view) {
  const { sign } = entry;
  let path = "";
  pieces.forEach(([left, right], n) => {
    const first = n === 0;
    const last = n === pieces.length - 1;
    const from = Math.max(left, -EDGE);
    const to = Math.min(right, view.width + EDGE);
    const open = [sign.has("arrow-start") && first, sign.has("arrow-end") && last];
    const ends = [Math.max(from, open[0] ? 10 : from), Math.min(to, open[1] ? view.width - 10 : to)];
    const fades = [sign.has("fade-start") && first && left >= -EDGE, sign.has("fade-end") && last && right <= view.width + EDGE];
    path += sign.has("hatch") ? hatched(...ends, fades, view) : barred(...ends, fades, view);
    if (open[0]) path += arrow(ends[0], -1, view);
    if (open[1]) path += arrow(ends[1], 1, view);
  });
  return path;
}

function box(left, right, height, view) {
  const [a, b] = [view.x(left), view.x(right)];
  return `M${px(Math.min(a, b))} ${-height / 2}h${px(Math.abs(b - a))}v${height}h${px(-Math.abs(b - a))}Z`;
}

function hatched(from, to, fades, view) {
  const zone = Math.min(FADE, (to - from) / 2);
  let path = "";
  for (let at = from; at < to; at += HATCH) {
    const near = Math.min(fades[0] ? (at - from) / zone : 1, fades[1] ? (to - at) / zone : 1, 1);
    path += box(at, at + 1.2, px(1 + 6 * near), view);
  }
  return path;
}

function barred(from, to, fades, view) {
  const zone = Math.min(FADE, (to - from) / 3);
  let path = box(from + (fades[0] ? zone : 0), to - (fades[1] ? zone : 0), 5, view);
  for (const [share, width] of [[0.08, 0.08], [0.34, 0.14], [0.66, 0.22]]) {
    if (fades[0]) path += box(from + zone * share, from + zone * (share + width), 5, view);
    if (fades[1]) path += box(to - zone * (share + width), to - zone * share, 5, view);
  }
  return path;
}

function arrow(along, way, view) {
  const x = px(view.x(along));
  return `M${x}-4.5L${px(x + 9 * way * view.turn)} 0L${x} 4.5Z`;
}
