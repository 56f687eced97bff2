/* 与我有关: chosen tags live in this browser alone; what is listed comes from the site's own feeds of these tags. */
(() => {
  "use strict";
  const KEY = "lantai-for-me";
  const form = document.getElementById("for-me");
  if (!form) return;
  const find = (id) => document.getElementById(id);
  const boxes = Array.from(form.querySelectorAll("input[type=checkbox]"));
  const status = find("for-me-status");
  const results = find("for-me-results");
  const seen = find("for-me-seen");
  const feeds = new Map();
  let kept = read();
  let newest = "";
  let asked = 0;

  function read() {
    try {
      return clean(JSON.parse(localStorage.getItem(KEY)));
    } catch {
      return clean(null);
    }
  }

  /* Whatever a file or an older page says: only tags that exist, and a day. */
  function clean(given) {
    const known = new Set(boxes.map((box) => box.value));
    const tags = Array.isArray(given?.tags) ? given.tags.filter((tag) => known.has(tag)) : [];
    const day = typeof given?.seen === "string" && !Number.isNaN(Date.parse(given.seen)) ? given.seen : "";
    return { version: 1, tags: Array.from(new Set(tags)), seen: day };
  }

  function keep() {
    try {
      localStorage.setItem(KEY, JSON.stringify(kept));
    } catch {
      say("浏览器不让保存，关掉本页以后选择就没有了。", "error");
    }
  }

  function say(text, state) {
    status.textContent = text;
    status.dataset.state = state;
  }

  function load(box) {
    const address = box.dataset.feed;
    if (!feeds.has(address)) {
      const answer = fetch(address, { credentials: "omit" }).then((response) => {
        if (!response.ok) throw new Error(response.status);
        return response.json();
      });
      answer.catch(() => feeds.delete(address));
      feeds.set(address, answer);
    }
    return feeds.get(address);
  }

  /* Most tags in common first, then the newest. */
  function merge(chosen, loaded) {
    const entries = new Map();
    loaded.forEach((feed, index) => {
      for (const item of feed.items) {
        const entry = entries.get(item.id) ?? { item, tags: [] };
        entry.tags.push(chosen[index].dataset.text);
        entries.set(item.id, entry);
      }
    });
    const before = (one, other) => (one.item.date_published < other.item.date_published ? 1 : -1);
    return Array.from(entries.values()).sort((a, b) => b.tags.length - a.tags.length || before(a, b));
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function address(url) {
    const site = form.dataset.site;
    return url.startsWith(site) ? form.dataset.root + url.slice(site.length) : url;
  }

  function row({ item, tags }) {
    const made = element("li", "row plain");
    const title = element("span", "row-title");
    const link = element("a", "", item.title);
    link.href = address(item.url);
    title.append(link);
    if (isNew(item)) title.append(" ", element("span", "mark seal", "新"));
    const marks = element("span", "marks");
    for (const tag of tags) marks.append(element("span", "mark", tag));
    title.append(" ", marks);
    const date = element("time", "row-date", item.date_published.slice(0, 10));
    date.dateTime = item.date_published;
    made.append(title, element("span", "row-number", item.tags?.[0] ?? ""), date);
    return made;
  }

  function isNew(item) {
    return kept.seen !== "" && item.date_published > kept.seen;
  }

  async function show() {
    const chosen = boxes.filter((box) => kept.tags.includes(box.value));
    for (const box of boxes) box.checked = kept.tags.includes(box.value);
    find("for-me-list").hidden = !chosen.length;
    const turn = (asked += 1);
    if (!chosen.length) {
      results.replaceChildren();
      return say("", "idle");
    }
    say("正在读取…", "loading");
    let loaded;
    try {
      loaded = await Promise.all(chosen.map(load));
    } catch {
      return turn === asked && say("没有读到，请检查网络后再选一次；也可以点开标签的网页。", "error");
    }
    if (turn !== asked) return;
    const entries = merge(chosen, loaded);
    newest = entries.reduce((last, { item }) => (item.date_published > last ? item.date_published : last), "");
    if (!kept.seen && newest) {
      kept.seen = newest;
      keep();
    }
    const fresh = entries.filter(({ item }) => isNew(item)).length;
    results.replaceChildren(...entries.map(row));
    seen.hidden = !fresh;
    say(`共${entries.length}条，上次看过以后新增${fresh}条。合您选择多的排在前面。`, "done");
  }

  function change(next) {
    kept = clean(next);
    keep();
    show();
  }

  function save() {
    const link = element("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(kept, null, 1)], { type: "application/json" }));
    link.download = "for-me.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 0);
  }

  for (const box of boxes) {
    box.hidden = false;
    box.nextElementSibling.hidden = true;
    box.nextElementSibling.nextElementSibling.hidden = false;
  }
  find("for-me-data").hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => change({ ...kept, tags: boxes.filter((box) => box.checked).map((box) => box.value) }));
  seen.addEventListener("click", () => {
    change({ ...kept, seen: newest });
    find("for-me-title").focus();
  });
  find("for-me-export").addEventListener("click", save);
  find("for-me-clear").addEventListener("click", () => {
    kept = clean(null);
    try {
      localStorage.removeItem(KEY);
    } catch {
      /* nothing was kept */
    }
    show();
  });
  find("for-me-import").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    event.target.value = "";
    if (!file) return;
    try {
      change(JSON.parse(await file.text()));
    } catch {
      find("for-me-list").hidden = false;
      say("这个文件读不出选择，请选从本页导出的文件。", "error");
    }
  });
  show();
})();
