/* Full-text search. The address of the page carries the whole of it: `?q=words&tag=a&tag=b&order=oldest`.

   Pagefind's own files lie beside the page and are asked for when somebody searches. It has an index for each language;
   they are asked together, and what they find is merged by relevance or by time. What it gives is set as text: nothing
   of it is read as HTML. */
import { onSlash } from "./seek.js";

const AT_ONCE = 20; // results shown, and shown more
const VALUES = 10; // values of a facet shown at first
const MOST = 200; // values of a facet shown at all
const PAUSE = 150; // milliseconds without a key, before words are looked up
const ORDERS = { oldest: { oldest: "asc" }, newest: { newest: "desc" } };

export function enhance(root) {
  new Finder(root).begin();
}

class Finder {
  constructor(root) {
    this.root = root;
    this.form = root.querySelector("form");
    this.field = this.form.elements.q;
    this.order = this.form.elements.order;
    this.status = root.querySelector("[role=status]");
    this.list = root.querySelector(".results ol");
    this.more = root.querySelector(".results button");
    this.narrow = root.querySelector(".narrow-down");
    this.facets = [...root.querySelectorAll(".facet")];
    this.template = root.querySelector("template");
    this.lists = document.querySelector(".parts");
    for (const facet of this.facets) facet.open = matchMedia("(min-width: 68rem)").matches;
    this.numbers = new Intl.NumberFormat(document.documentElement.lang);
    this.run = 0;
    this.shown = 0;
  }

  begin() {
    document.querySelector(".without").hidden = true;
    this.form.hidden = false;
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.field.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.asked(false), PAUSE);
    });
    this.order.addEventListener("change", () => this.asked(true));
    this.narrow.addEventListener("change", ({ target }) => this.chose(target));
    this.more.addEventListener("click", () => this.further());
    for (const facet of this.facets) {
      facet.querySelector("button").addEventListener("click", () => this.unfold(facet));
    }
    addEventListener("popstate", () => this.read());
    onSlash(this.field);
    this.read();
    if (!this.field.value) this.field.focus({ preventScroll: true });
  }

  /* What the address says. */
  read() {
    const said = new URLSearchParams(location.search);
    this.field.value = said.get("q") ?? "";
    this.order.value = said.get("order") ?? "";
    if (this.order.selectedIndex < 0) this.order.value = "";
    this.chosen = new Map(this.facets.map(({ dataset }) => [dataset.facet, said.getAll(dataset.facet)]));
    this.search();
  }

  /* One value more or less. All others are as the address has them, whose boxes may not be there yet. */
  chose({ name, value, checked }) {
    const others = this.chosen.get(name).filter((one) => one !== value);
    this.chosen.set(name, checked ? [...others, value] : others);
    this.asked(true);
  }

  /* The address says what was asked; a step back leads to what was asked before, letters apart. */
  asked(step) {
    const said = new URLSearchParams();
    if (this.field.value.trim()) said.set("q", this.field.value.trim());
    for (const [name, values] of this.chosen) for (const value of values) said.append(name, value);
    if (this.order.value) said.set("order", this.order.value);
    const address = said.size ? `?${said}` : location.pathname;
    if (step) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    this.search();
  }

  async search() {
    const run = ++this.run;
    const words = this.field.value.trim();
    const filters = Object.fromEntries([...this.chosen].filter(([, values]) => values.length));
    if (!words && !Object.keys(filters).length) return this.clear();
    try {
      const indexes = await loaded(this.root.dataset.root);
      const sort = ORDERS[this.order.value] ?? {};
      const answers = await Promise.all(indexes.map((index) => index.search(words || null, { filters, sort })));
      if (run !== this.run) return;
      this.found = answers.map((answer) => answer.results);
      this.shown = 0;
      await this.show(run, false);
      if (run !== this.run) return;
      this.count(answers.map((answer) => answer.filters));
      this.say(answers.reduce((sum, { results }) => sum + results.length, 0));
    } catch (error) {
      if (run !== this.run) return;
      this.clear();
      this.failed(error);
    }
  }

  async further() {
    const { run } = this;
    try {
      await this.show(run, true);
    } catch (error) {
      if (run === this.run) this.failed(error);
    }
  }

  failed(error) {
    this.status.textContent = this.root.dataset.failed;
    console.error(error);
  }

  clear() {
    this.list.replaceChildren();
    this.more.hidden = this.narrow.hidden = true;
    this.lists.hidden = false;
    this.status.textContent = "";
  }

  say(count) {
    this.lists.hidden = count > 0;
    this.status.textContent = this.root.dataset.found.replace("{count}", this.numbers.format(count));
  }

  /* The next results; `further` ones follow those that are there, and the first of them has the focus. */
  async show(run, further) {
    const until = this.shown + AT_ONCE;
    const results = await first(this.found, until, this.order.value);
    if (run !== this.run) return;
    const items = results.slice(this.shown).map((result) => this.item(result));
    if (further) this.list.append(...items);
    else this.list.replaceChildren(...items);
    this.shown = results.length;
    this.more.hidden = this.shown >= this.found.reduce((sum, list) => sum + list.length, 0);
    if (further) items[0]?.querySelector("a").focus();
  }

  item({ data, lang }) {
    const item = this.template.content.firstElementChild.cloneNode(true);
    const [, address] = apart(data);
    const link = item.querySelector("a");
    link.href = this.root.dataset.root + address.split("#").map(encodeURI).join("#");
    link.textContent = data.meta.title;
    const heading = document.createElement("h2"); // which must not stand empty in the page
    link.replaceWith(heading);
    heading.append(link);
    item.querySelector(".when").textContent = data.meta.date ?? data.filters.kind?.[0];
    const status = item.querySelector(".status");
    if (data.meta.status) status.textContent = data.meta.status;
    else status.remove();
    if (data.content !== data.meta.title) item.querySelector(".excerpt").append(...marked(data));
    if (!document.documentElement.lang.startsWith(lang)) item.querySelector(".what").lang = lang;
    return item;
  }

  /* How many results each value would leave; those that would leave none are not there. */
  count(found) {
    const held = document.activeElement;
    const [name, value] = this.narrow.contains(held) ? [held.name, held.value] : [];
    for (const facet of this.facets) {
      const chosen = this.chosen.get(facet.dataset.facet);
      const counts = new Map(chosen.map((one) => [one, 0]));
      for (const filters of found) {
        for (const [one, count] of Object.entries(filters[facet.dataset.facet] ?? {})) {
          if (count) counts.set(one, (counts.get(one) ?? 0) + count);
        }
      }
      const order = (a, b) => chosen.includes(b[0]) - chosen.includes(a[0]) || b[1] - a[1];
      const boxes = [...counts].sort(order).slice(0, MOST).map(([one, count]) => this.box(facet, one, count, chosen));
      facet.querySelector("ul").replaceChildren(...boxes);
      facet.hidden = !boxes.length;
      this.fold(facet, Math.max(VALUES, chosen.length));
    }
    this.narrow.hidden = false;
    if (name) this.narrow.querySelector(`input[name="${name}"][value="${CSS.escape(value)}"]`)?.focus();
  }

  box(facet, value, count, chosen) {
    const item = document.createElement("li");
    const label = document.createElement("label");
    const box = Object.assign(document.createElement("input"), { type: "checkbox", name: facet.dataset.facet, value });
    box.defaultChecked = chosen.includes(value);
    const number = Object.assign(document.createElement("span"), { className: "count" });
    number.textContent = this.numbers.format(count);
    label.append(box, ` ${value} `, number);
    item.append(label);
    return item;
  }

  fold(facet, most) {
    const items = [...facet.querySelectorAll("li")];
    items.forEach((item, number) => (item.hidden = number >= most));
    facet.querySelector("button").hidden = items.length <= most;
  }

  unfold(facet) {
    const next = facet.querySelector("li[hidden] input");
    this.fold(facet, MOST);
    next?.focus();
  }
}

/* The indexes, one for each language, loaded once. Pagefind takes the language of the document for its own when it is
   made, so the document says that of the index for that moment; each has a worker of its own, for it holds one language. */
let indexes;
function loaded(root) {
  indexes ??= load(new URL(`${root}search/pagefind/`, document.baseURI)).catch((error) => {
    indexes = undefined;
    throw error;
  });
  return indexes;
}

async function load(base) {
  const answer = await fetch(new URL("pagefind-entry.json", base));
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  const { languages } = await answer.json();
  return Promise.all(Object.keys(languages).map((lang) => one(base, lang)));
}

async function one(base, lang) {
  const pagefind = await import(new URL(`pagefind.js?${lang}`, base));
  const document_ = document.documentElement;
  const spoken = document_.lang;
  document_.lang = lang;
  const index = pagefind.createInstance();
  document_.lang = spoken;
  await index.init();
  await index.filters();
  return {
    async search(words, asked) {
      const answer = await index.search(words, asked);
      return { ...answer, results: answer.results.map((result) => ({ result, lang })) }; // it forgets a result that nobody holds
    },
  };
}

/* The first of what the indexes found, merged: by relevance, or by the time that stands before a result's address. */
async function first(found, count, order) {
  const opened = (results) => Promise.all(results.map(async ({ result, lang }) => ({ data: await result.data(), lang })));
  if (!order || found.length === 1) {
    const all = found.length === 1 ? found[0] : found.flat().sort((a, b) => b.result.score - a.result.score);
    return opened(all.slice(0, count));
  }
  const heads = (await Promise.all(found.map((results) => opened(results.slice(0, count))))).flat();
  const sign = order === "newest" ? -1 : 1;
  const compared = (a, b) => (a === b ? 0 : !a ? 1 : !b ? -1 : a < b ? -sign : sign);
  return heads.sort((a, b) => compared(apart(a.data)[0], apart(b.data)[0])).slice(0, count);
}

/* A record's URL is the key of its time, "" for none, a space and its address. */
function apart(data) {
  const at = data.raw_url.indexOf(" ");
  return [data.raw_url.slice(0, at), data.raw_url.slice(at + 1)];
}

/* An excerpt as text and marks, with dots where more stands before or after it. Pagefind has written `<` and `>` as
   entities, and nothing else. */
function marked({ excerpt, content }) {
  const parts = excerpt.split(/<\/?mark>/).map((part) => part.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
  const said = parts.join("");
  const pieces = parts.map((text, number) => {
    return number % 2 ? Object.assign(document.createElement("mark"), { textContent: text }) : text;
  });
  if (!content.startsWith(said.slice(0, 20))) pieces.unshift("… ");
  if (!content.endsWith(said.slice(-20))) pieces.push(" …");
  return pieces;
}
