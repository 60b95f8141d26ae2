// The strip as an instrument: an element around the strip and the list of a page, which are complete without it.

import { Choice, stretch, until } from "./choice.js";
import { DAY, Words, YEAR } from "./time.js";
import { ListSource, has, names } from "./entries.js";
import { MARKS, Picture } from "./picture.js";
import { View, ticks } from "./axis.js";

const LABEL = 84; // pixels from one tick to the next, at least
const CALM = matchMedia("(prefers-reduced-motion: reduce)");
const MOMENT = 150; // milliseconds in which a view becomes another

class TimeLine extends HTMLElement {
  #asked = 0;

  async connectedCallback() {
    if (this.choice) return;
    performance.mark("timeline-begun");
    this.figure = this.querySelector(".instrument");
    this.list = this.figure?.dataset.slices ? null : this.querySelector(".chronicle"); // a list that goes on on other pages is not all
    this.words = new Words(document.documentElement.lang, this.dataset.zone, this.dataset.bce, names(this.dataset.months));
    this.choice = new Choice();
    this.source = this.figure && (await this.#source());
    if (!this.source) return;
    await this.source.ready;
    if (this.source.total === undefined) return void document.documentElement.classList.add("still"); // nothing came: the page stays as it is
    this.#build();
    this.#listen();
    const chosen = this.#chosen();
    if (this.list) await chosen; // else it waits for files, and the first picture does not
    this.show(...(this.choice.view ?? this.whole), { told: false });
    this.draw();
    if (this.choice.at) this.#at();
    performance.mark("timeline-drawn");
    await new Promise((seen) => requestAnimationFrame(() => setTimeout(seen)));
    await Promise.all([this.#tells(), this.#moves(), this.#over(), this.#beside(), this.#below()]);
    performance.mark("timeline-ready");
  }

  // ---- what the first picture does not wait for, each by itself

  /** What is in view and what is chosen, in words. */
  async #tells() {
    const { Told } = await import("./told.js");
    this.told = new Told(this);
    this.told.tell(this.chosen);
    this.ask();
  }

  /** Hands and keys. Until they come a mark is the link that it is. */
  async #moves() {
    const [{ gestures }] = await Promise.all([import("./gestures.js"), import("./meant.js")]); // which the other asks for
    gestures(this);
  }

  /** All of the time on one line, to be moved on. */
  async #over() {
    const { Overview } = await import("./overview.js");
    this.overview = new Overview(this.querySelector(".overview"), (from, to) => this.show(from, to));
    this.#spread();
    this.ask();
  }

  /** What a reader may ask of it; a filter that the address carries is asked already. */
  async #beside() {
    const [{ accompany }] = await Promise.all([import("./asked.js"), this.passes && import("./filters.js").catch(() => {})]);
    accompany(this);
  }

  /** The list under it, or what stands there of one that is long. */
  async #below() {
    if (this.list) {
      this.scrolling = await import("./list.js");
      this.scrolling.follow(this);
      if (this.chosen) this.scrolling.reveal(this, this.chosen);
    } else {
      const { InView } = await import("./inview.js");
      this.inview = new InView(this.querySelector(".inview"));
      this.ask();
    }
  }

  async #source() {
    const slices = this.figure.dataset.slices;
    if (slices) {
      const { SlicesSource } = await import("./slices.js");
      return new SlicesSource(new URL(slices, location.href), this.dataset.extent.split("/").map(Number), () => this.ask());
    }
    return this.list ? new ListSource(this.list) : null;
  }

  // ---- what it is made of

  #build() {
    this.view = new View();
    this.view.turn = getComputedStyle(this).direction === "rtl" ? -1 : 1;
    const [first, last] = this.source.extent;
    const air = Math.max((last - first) * 0.03, DAY / 2);
    this.extent = [first - air, last + air];
    const told = this.dataset.begin?.split("/").map(Number);
    this.whole = told ? [told[0] - (told[1] - told[0]) * 0.03, told[1] + (told[1] - told[0]) * 0.03] : this.extent;
    this.eras = JSON.parse(this.dataset.eras ?? "[]").map(([name, from, to]) => ({ name, from: from ?? -Infinity, to: to ?? Infinity }));
    const label = this.figure.querySelector("svg").getAttribute("aria-label");
    this.picture = new Picture(label);
    const controls = this.querySelector("template.controls").content.cloneNode(true);
    this.figure.querySelector(".face").append(controls);
    this.stage = this.figure.querySelector(".stage");
    this.stage.append(this.picture.svg);
    this.said = JSON.parse(this.figure.querySelector(".telling").dataset.said);
    this.classList.add("awake");
    this.picture.measured(this.stage);
  }

  #listen() {
    new ResizeObserver(() => this.#laid()).observe(this.stage);
    this.#laid();
    this.rows = this.figure.querySelector(".rows select");
    this.rows.value = this.choice.rows;
    this.rows.addEventListener("change", () => this.choice.set({ rows: this.rows.value }, this));
    for (const what of ["filter", "time", "known", "rows"]) this.choice.addEventListener(what, () => this.#chosen());
    this.choice.addEventListener("at", () => this.#at());
    this.choice.addEventListener("view", ({ detail }) => {
      if (detail.from === "address") this.show(...(this.choice.view ?? this.whole), { told: false });
    });
    document.fonts?.addEventListener("loadingdone", () => {
      this.picture.forget();
      this.ask();
    });
  }

  #laid() {
    const width = this.stage.clientWidth;
    if (!width || (width === this.view.width && this.tall === this.stage.clientHeight)) return;
    this.view.width = width;
    this.tall = this.stage.clientHeight;
    this.#spread();
    this.ask();
  }

  /** All of the time on the overview. */
  #spread() {
    this.overview?.lay(this.view.width, this.view.turn, this.extent, (...asked) => this.source.density(...asked));
  }

  // ---- what it shows

  /** Shows a stretch of time; `glide` to get there in a moment, `told` to leave it in the address. */
  show(from, to, { glide = false, told = true } = {}) {
    cancelAnimationFrame(this.gliding);
    this.aim = null;
    if (!glide || CALM.matches) {
      this.view.show(from, to);
      this.ask();
    } else this.#glide(from, to);
    if (told) this.choice.set({ view: [from, to] }, this);
  }

  #glide(from, to) {
    this.aim = { from, to }; // the next key counts from here
    const begun = [this.view.from, this.view.to];
    const start = performance.now();
    const step = (now) => {
      const share = Math.min(1, Math.max(0, (now - start) / MOMENT));
      const eased = share * (2 - share);
      this.view.show(begun[0] + (from - begun[0]) * eased, begun[1] + (to - begun[1]) * eased);
      this.draw();
      if (share < 1) this.gliding = requestAnimationFrame(step);
      else this.aim = null;
    };
    this.gliding = requestAnimationFrame(step);
  }

  /** What is in view now is what the reader wants: the address says so. */
  settled() {
    this.choice.set({ view: [this.view.from, this.view.to] }, this);
  }

  /** Brings an entry into view, and keeps how much time is shown where it can. */
  bring(entry, { near = false } = {}) {
    const long = Number.isFinite(entry.end - entry.start) ? entry.end - entry.start : 0;
    const length = near ? Math.max(long * 3, Math.min(this.view.length / 4, YEAR)) : Math.max(this.view.length, long * 1.5);
    const middle = entry.first + long / 2;
    this.show(middle - length / 2, middle + length / 2, { glide: true });
  }

  async #chosen() {
    const { choice, passes } = this;
    this.at = choice.known ? until(choice.known, this.words) : null;
    this.range = stretch(choice.time)?.map((second) => second - this.words.offset(second)) ?? null;
    this.passes = choice.filtered || this.at !== null ? (entry) => this.#passes(entry) : null;
    await this.source.choose(this.passes);
    if (passes || this.passes) this.#spread();
    this.rows.value = this.choice.rows;
    this.lanes = await this.#rows();
    this.dispatchEvent(new CustomEvent("chosen"));
    this.ask();
  }

  /** Whether an entry is to be seen; where a facet is named, whatever of that facet is chosen. */
  #passes(entry, apart) {
    if (this.at !== null && entry.known > this.at) return false;
    if (this.range && ((entry.start ?? entry.first) > this.range[1] || entry.end < this.range[0])) return false;
    for (const [facet, chosen] of this.choice.filters) {
      if (facet === apart || !chosen.size) continue;
      if (!has(entry, facet, this.at).some((name) => chosen.has(name))) return false;
    }
    return true;
  }

  /** For each facet its names with their counts. */
  get names() {
    return this.source.names((entry, facet) => this.#passes(entry, facet), this.at);
  }

  /** The names of the strip's rows: of the timeline's own lanes, or those that most entries have of a facet. */
  async #rows() {
    const facet = this.choice.rows || (this.dataset.lanes ? "lane" : "");
    if (!facet || facet === "none") return { facet: "", names: [] };
    const own = facet === "lane" ? names(this.dataset.lanes) : [];
    if (own.length) return { facet, names: own };
    const counted = [...((await this.names).get(facet) ?? [])].filter(([, count]) => count).sort((a, b) => b[1] - a[1]);
    return { facet, names: counted.map(([name]) => name).slice(0, 5) };
  }

  /** Draws with the next frame, however often it is asked. */
  ask() {
    this.#asked ||= requestAnimationFrame(() => this.draw());
  }

  draw() {
    cancelAnimationFrame(this.#asked);
    this.#asked = 0;
    const { view } = this;
    const { entries, count, exact } = this.source.within(view.from, view.to, MARKS);
    const many = count > entries.length;
    const scene = {
      ticks: ticks(view.from, view.to, LABEL * view.scale, this.words),
      eras: this.eras,
      lanes: this.#split(entries),
      counts: many ? this.source.density(view.from, view.to, Picture.columns(view.width)) : [],
      chosen: this.choice.at,
      current: this.current?.id,
      at: this.at,
    };
    const left = this.picture.draw(view, this.tall, scene);
    this.overview?.draw(view, this.current?.first ?? null);
    this.inview?.tell(entries);
    this.told?.counted(count, count - entries.length + left, exact);
  }

  #split(entries) {
    const { facet, names: rows } = this.lanes ?? { names: [] };
    if (!rows.length) return [{ name: "", entries }];
    const lanes = rows.map((name) => ({ name: facet === "status" ? this.status(name) : name, key: name, entries: [] }));
    const rest = { name: this.said["script.rest"], entries: [] };
    for (const entry of entries) {
      const own = has(entry, facet, this.at);
      (lanes.find(({ key }) => own.includes(key)) ?? rest).entries.push(entry);
    }
    return rest.entries.length ? [...lanes, rest] : lanes;
  }

  /** What a status is called. */
  status(name) {
    return this.said[`status.${name}`] ?? name;
  }

  // ---- what is chosen

  /** Chooses an entry: the strip shows it, its words stand under it, the list comes to it. */
  choose(entry, { step = true, soon = false } = {}) {
    this.soon = soon;
    this.choice.set({ at: entry?.id ?? "" }, this, { step });
  }

  /** The entry whose mark something is part of. */
  entryOf(target) {
    const mark = target.closest?.("[data-id]");
    return mark ? this.source.byId.get(mark.dataset.id) : undefined;
  }

  /** The entry that is chosen, if it is known already. */
  get chosen() {
    return this.source.byId.get(this.choice.at);
  }

  async #at() {
    const entry = await this.source.find(this.choice.at);
    this.told?.tell(entry);
    if (!entry) return this.ask();
    if (entry.element) this.scrolling?.reveal(this, entry, this.soon);
    if (entry.first < this.view.from || entry.first > this.view.to) this.bring(entry);
    else this.ask();
  }
}

customElements.define("time-line", TimeLine);
