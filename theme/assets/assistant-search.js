/*
 * 第一步: the site's own search, read when somebody looks for something; where it cannot be read the search page opens.
 */
(function (assistant) {
  "use strict";

  const byId = (id) => document.getElementById(id);
  const form = byId("published-form");
  if (!form) return;
  const MOST = 5;
  const status = byId("published-status");
  const list = byId("published-results");
  const { root } = byId("assistant").dataset;
  const make = assistant.make;
  let loaded = null;
  let run = 0;

  function loadScript(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = () => reject(new Error(address));
      document.head.append(script);
    });
  }

  function load() {
    loaded = loaded || (async () => {
      await loadScript(`${root}search/meta.js`);
      await loadScript(`${root}assets/search.js`);
      globalThis.lantaiSearch.root = root;
      return globalThis.lantaiSearch;
    })();
    loaded.catch(() => { loaded = null; });
    return loaded;
  }

  function leadTo(address, clause) {
    const [path, anchor] = (root + address).split("#");
    const file = location.protocol === "file:" ? `${path}index.html` : path;
    const target = (clause && clause[0]) || anchor;
    return target ? `${file}#${target}` : file;
  }

  async function present(search, hit, terms) {
    const { page, clause } = await search.describe(hit, terms);
    const link = make("a", "", page.title);
    link.href = leadTo(page.address, clause);
    const facts = [page.number, page.date, clause && clause[1]].filter(Boolean).join(" · ");
    return make("li", "", link, make("span", "meta", facts));
  }

  function lead(words, text) {
    const link = make("a", "", text);
    const folder = location.protocol === "file:" ? "search/index.html" : "search/";
    link.href = `${root}${folder}?q=${encodeURIComponent(words)}`;
    return link;
  }

  async function look(words) {
    const search = await load();
    const query = search.parse(words);
    if (query.isShort) return { items: [], count: 0, isShort: true };
    const results = await search.search(query);
    const hits = await results.take(MOST);
    const items = await Promise.all(hits.map((hit) => present(search, hit, results.terms)));
    const { count } = await results.count();
    return { items, count, isShort: false };
  }

  async function start(words) {
    const mine = (run += 1);
    list.replaceChildren();
    status.textContent = "正在查…";
    try {
      const { items, count, isShort } = await look(words);
      if (mine !== run) return;
      list.replaceChildren(...items);
      if (isShort) {
        status.textContent = "请写两个以上的字。";
      } else if (count) {
        status.replaceChildren(`已经公开的有${count}条，先看看是不是您要的：`, lead(words, "查看全部结果"));
      } else {
        status.replaceChildren("本站没有查到。可以", lead(words, "换个说法再查"), "，或者往下写申请。");
        assistant.suggestSubject(words);
      }
    } catch (error) {
      if (mine !== run) return;
      console.warn(error);
      status.replaceChildren("检索数据没有读到，请", lead(words, "打开检索页"), "再查。");
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const words = form.elements.q.value.trim();
    if (words) start(words);
    else status.textContent = "请写出您想要的信息。";
  });
})((globalThis.lantaiAssistant = globalThis.lantaiAssistant || {}));
