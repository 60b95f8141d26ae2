// Chooses among the entries of a timeline: by the names that they have, and by time. The list shows what is left.

import { button } from "./asked.js";
import { stretch, written } from "./choice.js";
import { FACETS } from "./entries.js";
import { element } from "./told.js";

const MOST = 30; // names of a facet that are shown at once

export function accompany(timeline, panel) {
  new Filters(timeline, panel);
  timeline.addEventListener("chosen", () => sift(timeline));
  sift(timeline);
}

class Filters {
  constructor(timeline, panel) {
    Object.assign(this, { timeline, panel, said: timeline.said, choice: timeline.choice });
    this.facets = [...panel.querySelectorAll(".facet")].map((host) => this.#facet(host));
    const facets = panel.querySelector(".facets") ?? panel.appendChild(element("div", "", { class: "facets" }));
    facets.append(this.#time());
    this.left = element("p", "", { role: "status" });
    this.chips = element("ul", "", { class: "chips" });
    const place = element("div", "", { class: "left" });
    place.append(this.left, this.chips);
    panel.parentElement.after(place);
    panel.addEventListener("toggle", () => this.#count());
    timeline.addEventListener("chosen", () => this.#shown());
    this.#shown();
  }

  // ---- what there is to choose

  #facet(host) {
    const { facet: name } = host.dataset;
    const list = host.querySelector("ul");
    const facet = { name, list, buttons: new Map(), all: false, sought: "" };
    facet.first = [...list.children].map((item) => item.dataset.name ?? item.firstElementChild.textContent);
    list.replaceChildren();
    const all = host.querySelector(".all");
    if (all) {
      const [more, field] = this.#more(facet, all.textContent);
      all.replaceChildren(more);
      list.before(field);
    }
    return facet;
  }

  #more(facet, text) {
    const field = element("input", "", { type: "text", "aria-label": this.said["find.name"], placeholder: this.said["find.name"] });
    field.hidden = true;
    field.addEventListener("input", () => ((facet.sought = field.value.toLocaleLowerCase()), this.#count()));
    const all = button(text, () => {
      facet.all = !facet.all;
      facet.sought = field.value = "";
      field.hidden = !facet.all;
      all.setAttribute("aria-expanded", facet.all);
      this.#count();
    }, { "aria-expanded": "false" });
    return [all, field];
  }

  /** For each name how many would be left with it. Nobody counts for a panel that is closed. */
  async #count() {
    if (!this.panel.open) return;
    const counted = await this.timeline.names;
    const { words } = this.timeline;
    for (const facet of this.facets) {
      const counts = counted.get(facet.name);
      const chosen = this.choice.filters.get(facet.name);
      const shown = new Set([...this.#wanted(facet, counts), ...chosen]);
      for (const [name, one] of facet.buttons) one.parentElement.hidden = !shown.has(name);
      for (const name of shown) {
        const one = facet.buttons.get(name) ?? this.#name(facet, name);
        const count = counts.get(name) ?? 0;
        one.lastElementChild.textContent = words.number(count);
        one.classList.toggle("none", !count);
        one.setAttribute("aria-pressed", chosen.has(name));
      }
      if (!facet.list.contains(document.activeElement)) facet.list.append(...[...shown].map((name) => facet.buttons.get(name).parentElement));
    }
  }

  #wanted(facet, counts) {
    if (!facet.all) return facet.first;
    const order = new Intl.Collator(document.documentElement.lang);
    const found = [...counts.keys()].filter((name) => name.toLocaleLowerCase().includes(facet.sought));
    return found.sort((a, b) => counts.get(b) - counts.get(a) || order.compare(a, b)).slice(0, MOST);
  }

  #name(facet, name) {
    const made = button("", () => this.choice.toggle(facet.name, name, this));
    made.append(element("span", this.#title(facet.name, name)), " ", element("b", ""));
    facet.buttons.set(name, made);
    const item = document.createElement("li");
    item.append(made);
    facet.list.append(item);
    return made;
  }

  #title(facet, name) {
    return facet === "status" ? this.timeline.status(name) : name;
  }

  // ---- a stretch of time

  #time() {
    const { said, timeline } = this;
    const form = element("form", "", { class: "facet time", "aria-labelledby": "facet-time" });
    const fields = ["from", "to"].map((end) => {
      const label = element("label", said[`find.${end}`]);
      label.append(" ", element("input", "", { type: "text", size: 11, autocomplete: "off", "aria-describedby": "time-form" }));
      return label;
    });
    this.ends = fields.map((label) => label.lastChild);
    form.append(
      element("p", said["find.time"], { class: "label", id: "facet-time" }),
      ...fields,
      element("button", said["find.set"]),
      button(said["find.view"], () => this.choice.set({ time: seen(timeline) }, this)),
      element("p", said["find.form"], { class: "hint", id: "time-form" }),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const ends = this.ends.map((field) => field.value.trim());
      const time = ends.some(Boolean) ? ends.join("..") : "";
      const good = !time || stretch(time);
      for (const field of this.ends) field.setAttribute("aria-invalid", !good);
      if (good) this.choice.set({ time }, this);
      else this.ends[0].focus();
    });
    return form;
  }

  // ---- what is chosen

  #shown() {
    const { timeline, choice, said } = this;
    const { count, total } = timeline.source;
    const some = timeline.passes !== null;
    this.some ||= some;
    this.left.textContent = this.some ? timeline.words.message(said["find.left"], { count, total }) : "";
    const chips = FACETS.flatMap((facet) => [...choice.filters.get(facet)].map((name) => this.#chip(this.#title(facet, name), () => choice.toggle(facet, name, this))));
    if (choice.time) chips.push(this.#chip(choice.time.replace("..", " – "), () => choice.set({ time: "" }, this)));
    if (chips.length > 1) chips.push(button(said["find.clear"], () => this.#gone(() => choice.clear(this)), { class: "clear" }));
    this.chips.replaceChildren(...chips.map((chip) => {
      const item = document.createElement("li");
      item.append(chip);
      return item;
    }));
    const ends = choice.time ? choice.time.split("..") : ["", ""];
    this.ends.forEach((field, n) => {
      field.value = ends[n] ?? ends[0];
      field.setAttribute("aria-invalid", "false");
    });
    this.#count();
  }

  #chip(name, does) {
    return button(name, () => this.#gone(does), { "aria-label": this.timeline.words.message({ other: this.said["find.remove"] }, { name }) });
  }

  /** What had the focus is gone: the reader goes on where the names are. */
  #gone(does) {
    does();
    this.panel.querySelector("summary").focus();
  }
}

/** The days that the strip shows; years where they have more than four digits. */
function seen({ view, words }) {
  return [view.from, view.to].map((end) => written(words.local(end), Infinity).replace(/^Y/, "")).join("..");
}

/** Leaves in the list what passes, with its headings; a date that was said once is said where it is first seen. A list that
 * goes on on other pages is not shown while there is a filter: what passes stands on the strip and under it. */
function sift(timeline) {
  const { list, source, passes } = timeline;
  if (!list) {
    for (const part of timeline.querySelectorAll(".chronicle")) part.hidden = passes !== null;
    return;
  }
  for (const entry of source.all) entry.element.hidden = passes ? !passes(entry) : false;
  for (const gap of list.querySelectorAll(".gap")) gap.hidden = passes !== null;
  for (const period of list.querySelectorAll(".period")) period.hidden = !period.querySelector(".entry:not([hidden])");
  let day = null;
  let said = true;
  for (const item of list.querySelectorAll(".entry")) {
    if (item.classList.contains("same")) {
      item.querySelector(":scope > .lent")?.remove();
      const alone = !said && !item.hidden && day;
      item.classList.toggle("alone", Boolean(alone));
      if (!alone) continue;
      const lent = day.cloneNode(true);
      lent.classList.add("lent");
      item.prepend(lent);
      said = true;
    } else {
      day = item.querySelector(":scope > .when");
      said = !item.hidden;
    }
  }
}
