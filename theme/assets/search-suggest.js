/*
 * Suggestions below the search boxes of a page, read when somebody turns to one: titles, document numbers, services,
 * units, other words; pinyin too. A combobox with a list (ARIA 1.2); without this script the boxes search all the same.
 */
(function (search) {
  "use strict";

  const BOXES = '[role="search"] input[name="q"]';
  const MOST = 8;
  /** So many of one kind, as long as there are others. */
  const MOST_OF_KIND = 3;
  const LONGEST = 40;
  /** Typed letters → letters of the key. */
  const LETTERS = [0, 0, 2, 3, 4, 4];
  const MOST_LETTERS = 6;
  const LATIN = /^[a-z]{2,}$/;
  let opened = 0;

  function keysOf(normal) {
    const units = search.units(normal);
    const last = units.length - 1;
    const pair = (at) => normal.slice(units[at][0], units[at + 1][1]);
    if (last > 0) return [pair(0), pair(last - 1)];
    const sound = LATIN.test(normal) ? [`@${normal.slice(0, LETTERS[normal.length] || MOST_LETTERS)}`] : [];
    return [`^${search.isRun(normal[0]) ? normal.slice(0, 6) : normal}`, ...sound];
  }

  /** Whether typed letters are the initials, or the beginning of the pinyin, of some part. */
  function sounds(spelled, typed) {
    const syllables = spelled.split(/[ ,]/);
    return syllables.some((_, at) => {
      const rest = syllables.slice(at);
      return rest.map((one) => one[0]).join("").startsWith(typed) || rest.join("").startsWith(typed);
    });
  }

  /** What begins with the typed words first, and not all of one kind. */
  function choose(found) {
    const ordered = [...found.filter((one) => one.isFirst), ...found.filter((one) => !one.isFirst)];
    const counts = new Map();
    const isFew = ({ kind }) => {
      counts.set(kind, (counts.get(kind) || 0) + 1);
      return counts.get(kind) <= MOST_OF_KIND;
    };
    const few = ordered.filter(isFew);
    return [...few, ...ordered.filter((one) => !few.includes(one))].slice(0, MOST);
  }

  async function find(text) {
    const normal = search.normalForm(text.slice(0, LONGEST)).text;
    if (!normal) return [];
    const count = await search.load("suggest/meta");
    const keys = Array.from(new Set(keysOf(normal)));
    const files = await Promise.all(keys.map((key) => search.load(`suggest/${search.shardOf(key, count)}`)));
    const found = new Map();
    const begins = (form) => form.startsWith(normal);
    files.forEach(([rows, lists], file) => {
      for (const at of Object.hasOwn(lists, keys[file]) ? lists[keys[file]] : []) {
        const [name, address, kind, forms, spelled] = rows[at];
        const spellings = [name, ...forms].map((form) => search.normalForm(form).text);
        const isMeant = spellings.some((form) => form.includes(normal));
        const isTyped = !address && spellings[0] === normal;
        if (isTyped || (!isMeant && !(spelled && sounds(spelled, normal)))) continue;
        found.set(address + name, { name, address, kind, forms, isFirst: spellings.some(begins) });
      }
    });
    return choose(Array.from(found.values()));
  }

  function say(message) {
    const line = document.getElementById("announcement");
    if (line) line.textContent = message;
  }

  function make(name, className, ...children) {
    const element = document.createElement(name);
    element.className = className;
    element.append(...children);
    return element;
  }

  /** Gives one box its list. */
  function equip(box) {
    const list = make("ul", "suggestions");
    list.id = `suggestions-${(opened += 1)}`;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "检索建议");
    list.hidden = true;
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id]]) {
      box.setAttribute(name, value);
    }
    box.setAttribute("aria-expanded", "false");
    box.after(list);
    let shown = [];
    let active = -1;
    let run = 0;

    function mark(at) {
      active = at;
      Array.from(list.children).forEach((one, place) => one.setAttribute("aria-selected", String(place === at)));
      if (at < 0) box.removeAttribute("aria-activedescendant");
      else box.setAttribute("aria-activedescendant", list.children[at].id);
      if (at >= 0) list.children[at].scrollIntoView({ block: "nearest" });
    }

    function close() {
      run += 1;
      shown = [];
      list.hidden = true;
      list.replaceChildren();
      box.setAttribute("aria-expanded", "false");
      mark(-1);
    }

    function follow({ name, address }) {
      close();
      if (!address) {
        box.value = name;
        box.form.requestSubmit();
        return;
      }
      const [path, anchor] = address.split("#");
      const file = location.protocol === "file:" ? `${path}index.html` : path;
      location.href = search.root + file + (anchor ? `#${anchor}` : "");
    }

    function show(found) {
      shown = found;
      list.replaceChildren(...found.map(({ name, kind, forms, address }, at) => {
        const facts = [kind || "检索词", address && forms[0]].filter(Boolean).join(" · ");
        const option = make("li", "suggestion", make("span", "", name), make("small", "", facts));
        option.id = `${list.id}-${at}`;
        option.setAttribute("role", "option");
        option.addEventListener("pointerdown", (event) => event.preventDefault());
        option.addEventListener("click", () => follow(found[at]));
        return option;
      }));
      list.hidden = !found.length;
      box.setAttribute("aria-expanded", String(found.length > 0));
      mark(-1);
      if (found.length) say(`有${found.length}条建议，用上下键选择。`);
    }

    async function update() {
      const mine = (run += 1);
      try {
        const found = box.value.trim() ? await find(box.value) : [];
        if (mine === run) show(found);
      } catch (error) {
        if (mine === run) close();
        console.warn(error);
      }
    }

    box.addEventListener("input", (event) => { if (!event.isComposing) update(); });
    box.addEventListener("compositionend", update);
    box.addEventListener("blur", close);
    box.form.addEventListener("submit", close);
    box.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && shown.length) {
        event.preventDefault();
        mark(((active + 1 + step + shown.length + 1) % (shown.length + 1)) - 1);
      } else if (event.key === "ArrowDown") {
        update();
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        follow(shown[active]);
      } else if (event.key === "Escape" && shown.length) {
        event.preventDefault();
        close();
      }
    });
    if (box === document.activeElement && box.value) update();
  }

  const boxes = Array.from(document.querySelectorAll(BOXES));
  if (!boxes.length) return;
  search.root = search.root || new URL("../", boxes[0].form.action).href;
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = `${search.root}assets/suggest.css`;
  document.head.append(style);
  boxes.forEach(equip);
})((globalThis.lantaiSearch = globalThis.lantaiSearch || {}));
