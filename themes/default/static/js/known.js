// A page as it was known on a day: what was known later is not there, what was held then is said, and where a correction
// can be taken back it is. A timeline sets the day; every other page takes it from its address.

import { button } from "./asked.js";
import { followed, read, until, written } from "./choice.js";
import { DAY, Words } from "./time.js";
import { Entry } from "./entries.js";
import { HEADS, head, node } from "./shapes.js";
import { element } from "./told.js";

const HOME = new URL("../../", import.meta.url).href;
const LEFT_ALONE = ".changes, .corrected, .updated, .status, figure";
const FIRST_DAY = -62135596800; // of the year 1: what a field for dates can say

/** A page that is no timeline with an instrument, of which `known` in the address says the day. */
export async function enhance(page) {
  const day = new URLSearchParams(location.search).get("known") ?? "";
  if (Number.isNaN(read(day)) || page.querySelector("time-line .instrument")) return;
  await dressed(page);
  const { said, zone } = page.querySelector("template.known").dataset;
  const reading = new Reading(JSON.parse(said), new Words(page.documentElement.lang, zone));
  followed(document, (link) => carry(link, day));
  const at = until(day, reading.words);
  const article = page.querySelector("article[data-at]");
  const list = page.querySelectorAll(".chronicle .entry[data-at]");
  const back = element("a", reading.said["asof.back"], { href: today() });
  const banner = reading.banner(day, back);
  if (article) reading.open(article, at, banner);
  else if (list.length) for (const item of list) item.hidden = !reading.turn(item, item, at);
  else banner.firstChild.after(` ${reading.said["asof.today"]}`);
  reading.since(page, at);
}

/** The styles of what comes, which only a timeline has from the beginning. */
function dressed(page) {
  const link = element("link", "", { rel: "stylesheet", href: `${HOME}theme/css/find.css` });
  page.head.append(link);
  return new Promise((resolve) => (link.onload = link.onerror = resolve));
}

/** A timeline, in which the reader sets the day. */
export function accompany(timeline, panel) {
  const reading = new Reading(timeline.said, timeline.words);
  const { choice } = timeline;
  panel.append(control(timeline, reading));
  const kept = new Map();
  let banner = null;
  const show = () => {
    for (const [now, then] of kept) now.replaceWith(then);
    kept.clear();
    banner?.remove();
    banner = choice.known && reading.banner(choice.known, button(reading.said["asof.back"], () => choice.set({ known: "" }, timeline)));
    for (const extent of document.querySelectorAll(".extent")) extent.hidden = Boolean(choice.known);
    if (timeline.at !== null) for (const entry of timeline.source.all ?? []) if (timeline.passes(entry)) turned(reading, entry.element, timeline.at, kept);
  };
  timeline.addEventListener("chosen", show);
  followed(document, (link) => carry(link, choice.known));
  if (choice.known) show();
}

/** An entry of a list as it was, on copies of its parts, so that it can be what it is again. */
function turned(reading, item, at, kept) {
  for (const part of item.querySelectorAll(":scope > .what, :scope > .mark")) {
    const copy = part.cloneNode(true);
    copy.querySelector(".fresh")?.remove();
    part.replaceWith(copy);
    kept.set(copy, part);
  }
  reading.turn(item, item, at);
  reading.since(item, at);
}

/** Lets a link to another page of the site lead to the same day, or to none. */
function carry(link, day) {
  const href = link.getAttribute("href"); // of a mark on the strip, `link.href` is no text
  const address = new URL(href, location);
  if (href.startsWith("#") || !address.href.startsWith(HOME) || !/(\.html|\/)$/.test(address.pathname) || link.closest(".as-known")) return;
  if (day) address.searchParams.set("known", day);
  else address.searchParams.delete("known");
  link.setAttribute("href", address);
}

/** The address of this page without the day. */
function today() {
  const address = new URL(location);
  address.searchParams.delete("known");
  return address.href;
}

class Reading {
  constructor(said, words) {
    Object.assign(this, { said, words });
  }

  banner(day, back) {
    const made = element("div", "", { class: "as-known", role: "status" });
    const date = this.words.context(read(day), "day");
    made.append(element("b", this.words.message({ other: this.said["asof.banner"] }, { date })), " ", back);
    document.querySelector("main").prepend(made);
    return made;
  }

  /** The page of an entry; of what was not known yet, only that. */
  open(article, at, banner) {
    const was = article.querySelector("h1").textContent;
    const known = this.turn(article, article, at);
    for (const block of article.querySelectorAll(".block[data-at]")) block.hidden = !this.turn(block, block, at);
    if (!known) {
      article.hidden = true;
      banner.after(element("h1", this.said["asof.unknown"], { class: "unknown" }));
    } else if ([...article.querySelectorAll("#updates li")].some((item) => item.dataset.since > at)) {
      banner.firstChild.after(` ${this.said["asof.added"]}`);
    }
    document.title = known ? document.title.replace(was, article.querySelector("h1").textContent) : this.said["asof.unknown"];
  }

  /** Hides what was not there yet. */
  since(root, at) {
    for (const part of root.querySelectorAll("[data-since]")) if (Number(part.dataset.since) > at) part.hidden = true;
    for (const part of root.querySelectorAll(".changes:not(:has(:is(li, dl):not([hidden])))")) part.hidden = true;
  }

  /** What stands in `root` of an entry as it was at an instant; false where it was not known. */
  turn(root, { dataset }, at) {
    const entry = new Entry({ ...dataset }, { id: "", title: "", href: "" });
    if (entry.known > at) return false;
    const status = entry.statusAt(at);
    if (entry.kind === "event" && status !== entry.statusAt(null)) this.#status(root, status);
    for (const [when, was, now] of JSON.parse(dataset.mended ?? "[]").reverse().sort(([a], [b]) => b - a)) if (when > at) this.#unmend(root, was, now);
    return true;
  }

  /** The word for what is held of it, and its mark. */
  #status(root, status) {
    const title = root.querySelector("h1, h2, h3, h4");
    const standing = root.querySelector(":scope > header > .standing");
    const old = (standing ?? title).querySelector(".status:not(.unpublished)");
    const word = element("span", this.said[`status.${status}`], { class: "status" });
    (standing ?? old)?.remove();
    if (status !== "confirmed" && title.matches("h1")) {
      const place = element("p", "", { class: "standing" });
      place.append(word);
      title.after(place);
    } else if (status !== "confirmed") title.prepend(word, " ");
    const mark = root.querySelector(":scope > .mark");
    if (mark) marked(mark, HEADS[status]);
  }

  /** Puts back what stood, where the later words stand once and in one piece; else says it. */
  #unmend(root, was, now) {
    const place = once(root, now);
    if (place) return place.replaceWith(element("mark", was, { class: "then" }));
    const note = element("p", `${this.said["asof.then"]} `, { class: "corrected then" });
    note.append(element("q", was));
    (root.querySelector(":scope > .what") ?? root.querySelector(":scope > header")).append(note);
  }
}

/** Paints a mark of the list as another. */
function marked(mark, kind) {
  const [path, paint] = head(kind, 1);
  if (mark.classList.contains("tall")) {
    for (const body of mark.querySelectorAll("rect")) body.setAttribute("class", paint);
    for (const more of mark.querySelectorAll(".strike, .ink:not(rect)")) more.remove();
    return;
  }
  for (const old of mark.querySelectorAll("circle, path, rect")) old.remove();
  mark.prepend(node("path", { d: path, class: paint }));
}

/** The one place in the title, the summary and the text of an entry where some words stand; null where there are more. */
function once(root, words) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (text) => (text.parentElement.closest(LEFT_ALONE) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  const parts = [...root.querySelectorAll(":scope > header > :is(h1, .lede), :scope > .prose, :scope > .block, :scope > .what")];
  const pieces = [];
  while (walker.nextNode()) if (parts.some((part) => part.contains(walker.currentNode))) pieces.push(walker.currentNode);
  const sought = new RegExp(words.trim().split(/\s+/).map((word) => word.replace(/[^\p{L}\p{N}]/gu, "\\$&")).join("\\s+"), "g");
  const whole = pieces.map(({ data }) => data).join("");
  const [found, ...more] = whole.matchAll(sought);
  if (!found || more.length || within(whole, found.index) || within(whole, found.index + found[0].length)) return null;
  let start = found.index;
  const piece = pieces.find(({ data }) => start < data.length || ((start -= data.length), false));
  if (start + found[0].length > piece.data.length) return null;
  const place = piece.splitText(start);
  place.splitText(found[0].length);
  return place;
}

/** Whether a place in a text lies within a word; some scripts have no spaces between theirs. */
function within(text, at) {
  const sides = text.slice(Math.max(0, at - 1), at + 1);
  return /^[\p{L}\p{N}]{2}$/u.test(sides) && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(sides);
}

// ---- the day

function control(timeline, reading) {
  const { said } = reading;
  const { choice } = timeline;
  const form = document.createElement("form");
  const label = element("label", `${said["asof.day"]} `);
  const field = element("input", "", { type: timeline.source.extent[0] > FIRST_DAY ? "date" : "text", required: "", pattern: "-?\\d{4}-\\d\\d-\\d\\d" });
  const set = (known) => known && choice.set({ known }, timeline);
  label.append(field);
  form.append(label, element("button", said["asof.show"]));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    set(field.value);
  });
  for (const [name, way] of timeline.source.all ? [["earlier", -1], ["later", 1]] : []) {
    form.append(button(said[`asof.${name}`], () => set(nextDay(timeline, field.value, way))));
  }
  const show = () => (field.value = choice.known);
  timeline.addEventListener("chosen", show);
  show();
  return form;
}

/** The nearest day before or after one on which something became known, was held otherwise, or was mended. */
function nextDay({ source, words }, day, way) {
  const instants = source.all.flatMap(({ known, said }) => [known, ...(said.held ?? "").match(/-?\d+/g)?.map(Number) ?? [], ...JSON.parse(said.mended ?? "[]").map(([when]) => when)]);
  const days = [...new Set(instants.filter(Number.isFinite).map((instant) => Math.floor(words.local(instant) / DAY) * DAY))];
  const from = day ? read(day) : Infinity;
  const next = days.filter((each) => (each - from) * way > 0).sort((a, b) => (a - b) * way)[0];
  return next === undefined ? "" : written(next, Infinity);
}
