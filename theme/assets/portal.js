// Comfort only: modes, copying citations, printing. Every page reads and works without it.
(() => {
  "use strict";
  const root = document.documentElement;
  const modes = ["large", "contrast", "dark"];
  const narrow = window.matchMedia("(max-width: 59.99em)");

  function remember(mode, value) {
    try {
      if (value) localStorage.setItem(`lantai-${mode}`, value);
      else localStorage.removeItem(`lantai-${mode}`);
    } catch {
      // Storage may be forbidden; the mode then holds for this page.
    }
  }

  function recall(mode) {
    try {
      return localStorage.getItem(`lantai-${mode}`);
    } catch {
      return null;
    }
  }

  function isOn(mode) {
    const set = root.getAttribute(`data-${mode}`);
    if (set === null && mode === "dark") return window.matchMedia("(prefers-color-scheme: dark)").matches;
    return set === "on";
  }

  function apply(mode, value) {
    if (value) root.setAttribute(`data-${mode}`, value);
    else root.removeAttribute(`data-${mode}`);
  }

  function say(message) {
    const line = document.getElementById("announcement");
    if (line) line.textContent = message;
  }

  for (const mode of modes) apply(mode, recall(mode));
  root.classList.add("js");

  function markModes() {
    for (const button of document.querySelectorAll("[data-mode]")) {
      button.setAttribute("aria-pressed", String(isOn(button.dataset.mode)));
    }
  }

  function toggleMode(button) {
    const mode = button.dataset.mode;
    const value = isOn(mode) ? (mode === "dark" ? "off" : null) : "on";
    apply(mode, value);
    remember(mode, value);
    markModes();
    say(`${button.textContent}模式已${isOn(mode) ? "打开" : "关闭"}`);
  }

  async function copy(text) {
    if (navigator.clipboard && window.isSecureContext) {
      await navigator.clipboard.writeText(text);
      return;
    }
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "hidden";
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }

  // 《title》（文号）三（五）2 and the address at which the clause opens.
  function cite(button) {
    const paper = document.querySelector("[data-citation]");
    const clause = button.closest(".clause");
    const address = new URL(location.href);
    address.search = "";
    address.hash = button.dataset.cite && clause ? clause.id : "";
    const words = button.textContent;
    copy(`${paper.dataset.citation}${button.dataset.cite} ${address.href}`).then(
      () => {
        button.textContent = "已复制";
        say("引用已复制");
        setTimeout(() => { button.textContent = words; }, 2000);
      },
      () => say("浏览器不允许复制，请手动选择文字"),
    );
  }

  function openTarget() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target instanceof HTMLDetailsElement) target.open = true;
  }

  // A clause that was asked about several times opens all its answers; its link leads to the first.
  function openAnswers(mark) {
    for (const answer of document.querySelectorAll(`[data-clauses~="${mark.dataset.asks}"]`)) answer.open = true;
  }

  // A folder opened from the disk has no server that finds index.html.
  function leadToIndex(event) {
    const link = event.target.closest("a[href]");
    if (!link || link.protocol !== "file:" || !link.pathname.endsWith("/")) return;
    event.preventDefault();
    location.href = `${link.href.replace(/[?#].*$/, "")}index.html${link.search}${link.hash}`;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.mode) toggleMode(button);
    else if (button && "cite" in button.dataset) cite(button);
    else if (button && "print" in button.dataset) window.print();
    else if (event.target.closest("[data-asks]")) openAnswers(event.target.closest("[data-asks]"));
    else if (location.protocol === "file:") leadToIndex(event);
  });

  // Suggestions are read when somebody turns to a search box, not before.
  document.addEventListener("focusin", ({ target }) => {
    const isBox = target.matches('[role="search"] input[name="q"]:not([role])');
    if (!isBox || document.querySelector("script[data-suggest]")) return;
    const script = document.createElement("script");
    script.src = new URL("../assets/suggest.js", target.form.action).href;
    script.dataset.suggest = "";
    document.head.append(script);
  });

  // Beside a long text the contents go along in the left column and say which part is being read.
  function goAlong() {
    const contents = document.querySelector("main .contents");
    const side = document.querySelector(".side");
    if (!contents || !side || narrow.matches || side.offsetHeight < 3 * window.innerHeight) return;
    const along = contents.cloneNode(true);
    along.classList.add("along");
    along.removeAttribute("aria-labelledby");
    along.setAttribute("aria-label", "随文目录");
    along.querySelector("h2")?.removeAttribute("id");
    side.append(along);
    const links = [...along.querySelectorAll("a")].filter((link) => link.offsetHeight);
    const parts = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    const watch = new IntersectionObserver(() => {
      const line = window.innerHeight / 3;
      const now = parts.findLastIndex((part) => part && part.getBoundingClientRect().top < line);
      links.forEach((link, index) => {
        if (index === now) link.setAttribute("aria-current", "location");
        else link.removeAttribute("aria-current");
      });
    }, { rootMargin: "0px 0px -66% 0px" });
    for (const part of parts) if (part) watch.observe(part);
  }

  // Where the stylesheet cannot open folded parts by itself.
  function unfold() {
    const wide = !narrow.matches;
    if (!CSS.supports("selector(::details-content)")) {
      for (const menu of document.querySelectorAll(".menu")) menu.open = wide;
    }
  }

  window.addEventListener("beforeprint", () => {
    const printed = document.querySelector("[data-printed]");
    if (printed) printed.textContent = `打印日期：${new Date().toLocaleDateString("sv")}`;
    for (const part of document.querySelectorAll("main details:not([open])")) {
      part.open = true;
      part.dataset.folded = "";
    }
  });
  window.addEventListener("afterprint", () => {
    for (const part of document.querySelectorAll("[data-folded]")) {
      part.open = false;
      delete part.dataset.folded;
    }
  });
  window.addEventListener("hashchange", openTarget);
  narrow.addEventListener("change", unfold);
  unfold();
  goAlong();
  markModes();
  openTarget();
})();
