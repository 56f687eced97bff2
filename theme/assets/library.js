/*
 * Combined filters of the library. Every filter is a link to a prerendered list; here links lead to combinations instead:
 * documents/?year=2026&unit=… Facets are loaded when a filter is first used, rows when they are shown.
 */
(() => {
  "use strict";
  const box = document.querySelector("[data-library]");
  if (!box || location.protocol === "file:") return;
  const root = box.dataset.library;
  const whole = new URL(box.dataset.all, location.href);
  const isWhole = location.pathname === whole.pathname;
  const PAGE = 20;
  const FIRST = 35;
  const FEEDS = { unit: "units", category: "categories", genre: "genres" };
  const ENDED = ["expired", "repealed"];
  const status = document.querySelector("[data-status]");
  const chosen = document.querySelector("[data-chosen]");
  const reset = document.querySelector("[data-reset]");
  const prerendered = document.querySelector("[data-list]");
  const hits = prerendered.cloneNode(false);
  hits.hidden = true;
  hits.tabIndex = -1;
  prerendered.after(hits);
  const first = { status: status.textContent, reset: reset.hidden };
  const feed = document.querySelector(".subscribe a");
  const ownFeed = feed && { text: feed.textContent, href: feed.getAttribute("href") };
  const choices = Array.from(box.querySelectorAll("a[data-value]"), (link) => ({
    link,
    facet: link.closest("[data-facet]").dataset.facet,
    value: link.dataset.value,
    name: link.firstElementChild.textContent,
    count: link.lastElementChild,
    isOwn: link.hasAttribute("aria-current"),
  }));
  const facets = Array.from(new Set(choices.map((choice) => choice.facet)));
  let loading = null;
  let run = 0;

  async function read(name) {
    const response = await fetch(`${root}api/library/${name}`);
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  }

  /** Facets, for each a list: document → indices of its values. */
  function load() {
    loading ??= read("facets.json").then((data) => {
      for (const facet of Object.values(data.facets)) {
        facet.of = Array.from(facet.column, (character) => facet.sets[character.codePointAt(0) - FIRST]);
      }
      data.portions = new Map();
      return data;
    });
    loading.catch(() => { loading = null; });
    return loading;
  }

  function readState() {
    const given = new URLSearchParams(location.search);
    const state = new Map();
    for (const facet of facets) if (given.get(facet)) state.set(facet, given.get(facet));
    if (!isWhole) for (const { facet, value, isOwn } of choices) if (isOwn) state.set(facet, value);
    return { state, page: Math.max(1, Number.parseInt(given.get("page"), 10) || 1) };
  }

  function addressOf(state, page = 1) {
    const asked = new URLSearchParams(state);
    if (page > 1) asked.set("page", String(page));
    return asked.size ? `${whole.pathname}?${asked}` : whole.pathname;
  }

  function toggled({ facet, value }, state) {
    const next = new Map(state);
    if (next.get(facet) === value) next.delete(facet);
    else next.set(facet, value);
    return new Map(facets.filter((name) => next.has(name)).map((name) => [name, next.get(name)]));
  }

  /** Documents that have every chosen value, and for each facet those that have all the others. */
  function match(state, data) {
    const wanted = Array.from(state, ([facet, value]) => {
      const { of, values } = data.facets[facet];
      return { facet, of, index: values.indexOf(value) };
    });
    const all = [];
    const but = new Map(wanted.map(({ facet }) => [facet, []]));
    for (let document = 0; document < data.count; document += 1) {
      const missed = wanted.filter(({ of, index }) => !of[document].includes(index));
      if (!missed.length) all.push(document);
      if (missed.length < 2) {
        for (const { facet } of missed.length ? missed : wanted) but.get(facet).push(document);
      }
    }
    return { all, but };
  }

  function count({ all, but }, state, data) {
    const counts = new Map(facets.map((facet) => [facet, new Map()]));
    for (const facet of facets) {
      const { of, values } = data.facets[facet];
      for (const document of but.get(facet) ?? all) {
        for (const index of of[document]) {
          counts.get(facet).set(values[index], (counts.get(facet).get(values[index]) ?? 0) + 1);
        }
      }
    }
    for (const choice of choices) {
      const left = counts.get(choice.facet).get(choice.value) ?? 0;
      choice.count.textContent = String(left);
      choice.link.classList.toggle("none", !left);
    }
  }

  function make(name, className, ...children) {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...children);
    return element;
  }

  function link(text, href, className = "") {
    const made = make("a", className, text);
    made.href = href;
    return made;
  }

  async function rowOf(document, data) {
    const number = Math.floor(document / data.portion);
    if (!data.portions.has(number)) data.portions.set(number, read(`rows-${number}.json?${data.version}`));
    return (await data.portions.get(number))[document % data.portion];
  }

  function has(document, facet, value, data) {
    const { of, values } = data.facets[facet];
    return of[document].includes(values.indexOf(value));
  }

  async function present(document, data) {
    const [title, id, number, date, isAttached] = await rowOf(document, data);
    const head = make("span", "row-title", link(title, `${root}documents/${id}/`));
    const ended = choices.find(({ facet, value }) =>
      facet === "validity" && ENDED.includes(value) && has(document, facet, value, data));
    if (ended) head.append(" ", make("span", "badge ended", ended.name));
    const marks = make("span", "marks");
    if (has(document, "interpreted", "yes", data)) marks.append(make("span", "mark", "解读"));
    if (has(document, "serviceable", "yes", data)) marks.append(make("span", "mark seal", "办"));
    if (isAttached) marks.append(make("span", "mark", "附件"));
    if (marks.firstChild) head.append(" ", marks);
    const day = date ? make("time", "row-date", date) : make("span", "row-date", "日期未载明");
    if (date) day.dateTime = date;
    return make("li", "row", head, make("span", "row-number", number ?? ""), day);
  }

  function pager(state, page, last) {
    const nav = make("nav", "pager");
    nav.setAttribute("aria-label", "分页");
    if (page > 1) nav.append(link("上一页", addressOf(state, page - 1)));
    if (page < last) nav.append(link("下一页", addressOf(state, page + 1)));
    nav.append(make("span", "pager-total", `第${page}页，共${last}页`));
    return nav;
  }

  /** Every link says where it leads, so that it can be opened beside, kept and sent. */
  function markChoices(state) {
    for (const choice of choices) {
      choice.link.setAttribute("href", addressOf(toggled(choice, state)));
      if (state.get(choice.facet) === choice.value) choice.link.setAttribute("aria-current", "true");
      else choice.link.removeAttribute("aria-current");
    }
    reset.hidden = !state.size;
  }

  /** What was chosen, each a link that takes it away; said together with what it leaves. */
  function nameChosen(state) {
    const named = choices.filter(({ facet, value }) => state.get(facet) === value);
    chosen.replaceChildren(...named.map((choice) => {
      const made = link(choice.name, addressOf(toggled(choice, state)));
      made.append(make("span", "hidden", "，取消这一项"));
      return made;
    }));
    if (feed) offerFeed(named);
  }

  function offerFeed(named) {
    const only = named.length === 1 && FEEDS[named[0].facet] ? named[0] : null;
    feed.textContent = only ? `订阅“${only.name}”的文件和解读` : ownFeed.text;
    feed.setAttribute("href", only ? `${root}subscriptions/#${FEEDS[only.facet]}-${only.value}` : ownFeed.href);
  }

  async function show() {
    const { state, page } = readState();
    run += 1;
    const mine = run;
    markChoices(state);
    if (!state.size) {
      hits.hidden = true;
      prerendered.hidden = false;
      status.textContent = first.status;
      nameChosen(state);
      if (loading) {
        const data = await load();
        if (mine === run) count(match(state, data), state, data);
      }
      return;
    }
    prerendered.hidden = true;
    const data = await load();
    const found = match(state, data);
    const last = Math.max(1, Math.ceil(found.all.length / PAGE));
    const number = Math.min(page, last);
    const rows = await Promise.all(
      found.all.slice((number - 1) * PAGE, number * PAGE).map((document) => present(document, data)));
    if (mine !== run) return;
    count(found, state, data);
    hits.replaceChildren(rows.length ? make("ul", "rows", ...rows) : make("p", "empty", "没有同时符合这些条件的文件，可以去掉一项再看。"));
    if (last > 1) hits.append(pager(state, number, last));
    hits.hidden = false;
    nameChosen(state);
    status.textContent = `符合条件的文件共${found.all.length}件${last > 1 ? `，第${number}页` : ""}`;
  }

  function tell() {
    status.textContent = "筛选所用的数据没有读到，请刷新后再试，或者按单项查看。";
    prerendered.hidden = false;
    for (const { link: shown, facet, value } of choices) {
      shown.setAttribute("href", `${whole.pathname}by-${facet}/${value}/`);
    }
  }

  /** In place on the page of all documents; lists of one value lead there. */
  function follow(event) {
    const target = event.target.closest("a[href]");
    const isPlain = !event.button && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!target || !isPlain || !isWhole || target.pathname !== whole.pathname || target.hash) return;
    if (!box.contains(target) && !hits.contains(target) && !chosen.contains(target) && target !== reset) return;
    event.preventDefault();
    const isKept = box.contains(target);
    history.pushState(null, "", target.href);
    show().then(() => {
      if (isKept) return;
      if (hits.contains(target) || !target.isConnected) hits.focus({ preventScroll: true });
      status.scrollIntoView({ block: "nearest" });
    }).catch(tell);
  }

  if (isWhole) {
    document.addEventListener("click", follow);
    window.addEventListener("popstate", () => { show().catch(tell); });
    show().catch(tell);
  } else {
    const { state } = readState();
    for (const choice of choices) {
      if (!state.has(choice.facet)) choice.link.setAttribute("href", addressOf(toggled(choice, state)));
    }
    const recount = () => {
      load().then((data) => count(match(state, data), state, data)).catch(() => {});
    };
    for (const kind of ["pointerenter", "focusin", "toggle"]) box.addEventListener(kind, recount, { once: true });
  }
})();
