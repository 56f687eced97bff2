/*
 * The search page: form, address and list of hits. Words from the index reach the page as text only.
 */
(function (search) {
  "use strict";

  const PAGE = 10;
  const BEFORE = 30;
  const AFTER = 90;
  const MOST_MARKS = 5;
  const EDGE = /[\p{P}\p{S}\s]/u;
  const FILTERS = ["kind", "year", "unit", "genre", "validity", "topic"];
  const byId = (id) => document.getElementById(id);
  const form = byId("search-form");
  if (!form) return;
  const status = byId("search-status");
  const total = byId("search-total");
  const list = byId("search-results");
  const similar = byId("search-similar");
  const more = byId("search-paging");
  let run = 0;
  /** Results whose exact number is known: what the filters' numbers are made from. */
  let latest = null;
  search.root = form.dataset.root;

  function make(name, className, ...children) {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...children);
    return element;
  }

  /** One line for eyes and ears; the number stays an element of its own. */
  function say(state, text, count = null, rest = "") {
    total.hidden = count === null;
    if (count !== null) total.textContent = String(count);
    status.replaceChildren(text, total, rest);
    status.dataset.state = state;
  }

  /** Text with its matches in <mark>; a window around the first where the text is long. */
  function mark(passage, terms, isCut) {
    const spans = search.marks(passage, terms);
    const { text } = passage;
    const first = spans.length ? spans[0][0] : 0;
    const from = isCut && first > BEFORE ? first - BEFORE : 0;
    const to = isCut ? Math.min(text.length, from + BEFORE + AFTER) : text.length;
    const parts = from ? ["…"] : [];
    let at = from;
    for (const [start, end] of spans.filter((span) => span[0] < to)) {
      parts.push(text.slice(at, start), make("mark", "", text.slice(start, end)));
      at = end;
    }
    parts.push(text.slice(at, Math.max(at, to)));
    if (to < text.length) parts.push("…");
    return parts;
  }

  /** Has the browser mark the words on the page that opens: a text fragment, bounded by punctuation. */
  function pointTo(passage, terms, hash) {
    const { text } = passage;
    const isEdge = (at) => EDGE.test(text[at]);
    const code = (words) => encodeURIComponent(words).replaceAll("-", "%2D");
    const parts = search.marks(passage, terms).slice(0, MOST_MARKS).map(([from, to]) => {
      let start = from;
      let end = to;
      while (start > 0 && !isEdge(start - 1)) start -= 1;
      while (end < text.length && !isEdge(end)) end += 1;
      const before = start < from ? `${code(text.slice(start, from))}-,` : "";
      const after = end > to ? `,-${code(text.slice(to, end))}` : "";
      return `text=${before}${code(text.slice(from, to))}${after}`;
    });
    return parts.length ? `${hash ? "" : "#"}:~:${parts.join("&")}` : "";
  }

  function label(name, value) {
    const option = Array.from(form.elements[name].options).find((one) => one.value === value);
    return value && option ? option.dataset.name || option.textContent : "";
  }

  function addressOf(page, clause) {
    const own = search.root + page.address;
    const [path, anchor] = own.split("#");
    const file = location.protocol === "file:" ? `${path}index.html` : path;
    const target = (clause && clause[0]) || anchor;
    return target ? `${file}#${target}` : file;
  }

  async function present(hit, terms) {
    const { page, clause, clauses, quote } = await search.describe(hit, terms);
    const item = make("li", "search-hit");
    const title = { text: page.title, form: search.normalForm(page.title) };
    const link = make("a", "", ...mark(title, terms, false));
    link.href = addressOf(page, clause);
    link.addEventListener("click", () => {
      link.href = addressOf(page, clause) + (quote ? pointTo(quote, terms, link.hash) : "");
    });
    item.append(link);
    if (page.document) item.dataset.id = page.document;
    const sections = Array.from(new Set(clauses.filter(Boolean)));
    if (sections.length) item.dataset.clauses = sections.join(" ");
    const validity = page.validity === "not_applicable" ? "" : label("validity", page.validity);
    const facts = [label("kind", page.kind), page.number, page.date, validity];
    item.append(make("p", "search-facts", facts.filter(Boolean).join(" · ")));
    if (clause && clause[1]) {
      const others = sections.length > 1 ? `（另有${sections.length - 1}条也有）` : "";
      item.append(make("p", "search-clause", shorten(clause[1]) + others));
    }
    if (quote) item.append(make("p", "search-quote", ...mark(quote, terms, true)));
    return item;
  }

  const shorten = (name) => (name.length > 40 ? `${name.slice(0, 40)}…` : name);

  function readAddress() {
    const given = new URLSearchParams(location.search);
    form.elements.q.value = given.get("q") || "";
    for (const name of [...FILTERS, "sort"]) {
      const control = form.elements[name];
      control.value = given.get(name) || "";
      if (control.selectedIndex < 0) control.value = "";
    }
    return Math.max(1, Math.min(100, Number.parseInt(given.get("page"), 10) || 1));
  }

  function writeAddress(page) {
    const given = new URLSearchParams();
    for (const name of ["q", ...FILTERS, "sort"]) {
      const value = form.elements[name].value;
      if (value) given.set(name, value.toWellFormed ? value.toWellFormed() : value);
    }
    if (page > 1) given.set("page", page);
    return `?${given}`;
  }

  function offerMore(results, shown, counted, mine) {
    more.replaceChildren();
    if (shown >= counted.count) return;
    const link = make("a", "", "更多结果");
    const page = Math.floor(shown / PAGE) + 1;
    link.id = "search-more";
    link.rel = "next";
    link.href = writeAddress(page);
    link.addEventListener("click", async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (status.dataset.state === "loading") return;
      say("loading", "正在读取更多结果…");
      await attempt(mine, async () => {
        const hits = (await results.take(shown + PAGE)).slice(shown);
        const items = await Promise.all(hits.map((hit) => present(hit, results.terms)));
        if (mine !== run) return;
        list.append(...items);
        history.replaceState(null, "", writeAddress(page));
        if (items.length) items[0].querySelector("a").focus();
        else counted.count = shown;
        finish(results, shown + items.length, counted, mine);
      });
    });
    more.append(link);
  }

  function finish(results, shown, counted, mine) {
    offerMore(results, shown, counted, mine);
    if (counted.isExact) latest = results;
    const isPartial = results.terms.some((term) => term.partial);
    const note = results.note + (isPartial ? "没有完全一致的数字或字母，以下是包含它们的结果。" : "");
    say("done", `${note}${counted.isExact ? "共" : "约"}找到`, counted.count, `条结果，已显示${shown}条。`);
  }

  /** Behind every value how many of the hits have it; read when somebody turns to the filters, not before. */
  async function showCounts() {
    const results = latest;
    if (!results || results.areCounted) return;
    results.areCounted = true;
    const counts = await search.countValues(results.pages);
    if (results !== latest) return;
    for (const name of FILTERS.filter((one) => !form.elements[one].value)) {
      for (const option of Array.from(form.elements[name].options).filter((one) => one.value)) {
        option.dataset.name = option.dataset.name || option.textContent;
        option.textContent = `${option.dataset.name}（${counts.get(name).get(option.value) || 0}）`;
      }
    }
  }

  function forgetCounts() {
    latest = null;
    for (const option of form.querySelectorAll("option[data-name]")) option.textContent = option.dataset.name;
  }

  async function showSimilar(query, mine) {
    const groups = await search.findSimilar(query);
    const items = await Promise.all(groups.flatMap(({ hits, terms }) => hits.map((hit) => present(hit, terms))));
    const once = new Map(items.map((item) => [item.querySelector("a").href.split("#")[0], item]));
    if (mine !== run || !once.size) return false;
    similar.querySelector("ol").replaceChildren(...once.values());
    similar.hidden = false;
    return true;
  }

  async function attempt(mine, work) {
    try {
      await work();
    } catch (error) {
      if (mine !== run) return;
      say("error", "检索数据没有读到，请检查网络后再试一次。");
      console.warn(error);
    }
  }

  async function show(query, page, mine, note = "") {
    const filters = Object.fromEntries(FILTERS.map((name) => [name, form.elements[name].value]));
    const results = await search.search(query, filters, form.elements.sort.value);
    const wanted = page * PAGE;
    let shown = 0;
    for (const find of [() => results.settled.slice(0, wanted), () => results.take(wanted)]) {
      const hits = (await find()).slice(shown);
      for (const item of hits.map((hit) => present(hit, results.terms))) {
        const ready = await item;
        if (mine !== run) return;
        list.append(ready);
        shown += 1;
      }
    }
    results.note = note + (query.isCut ? "检索词较长，按前256个字查找。" : "");
    const counted = await results.count();
    if (mine !== run) return;
    if (counted.count) return finish(results, shown, counted, mine);
    await search.need("assets/similar.js");
    const simplified = await search.simplify(query.text);
    if (simplified !== query.text) {
      return show({ ...search.parse(simplified), asked: query.asked }, page, mine, "已换成简体字查找。");
    }
    if (await showSimilar(query, mine)) say("done", "找到", 0, "条完全一致的结果，以下是相近结果。");
    else if (mine === run) say("done", "找到", 0, "条结果。可以减少字数、换一个说法，或按目录查找。");
  }

  async function start(page) {
    const mine = (run += 1);
    forgetCounts();
    list.replaceChildren();
    more.replaceChildren();
    similar.hidden = true;
    const query = search.parse(form.elements.q.value);
    if (!form.elements.q.value.trim()) {
      say("idle", "");
    } else if (query.isShort) {
      say("done", "找到", 0, "条结果：请输入两个以上的汉字、字母或数字。");
    } else if (!search.meta) {
      say("error", "本站没有生成检索数据，请按目录查找。");
    } else {
      say("loading", "正在检索…");
      await attempt(mine, () => show(query, page, mine));
    }
  }

  function submit(event) {
    event.preventDefault();
    history.pushState(null, "", writeAddress(1));
    start(1);
  }

  form.addEventListener("submit", submit);
  for (const name of [...FILTERS, "sort"]) form.elements[name].addEventListener("change", submit);
  form.querySelector(".search-filters").addEventListener("focusin", () => attempt(run, showCounts));
  window.addEventListener("popstate", () => start(readAddress()));
  start(readAddress());
})((globalThis.lantaiSearch = globalThis.lantaiSearch || {}));
