/* 申报日历: days left and state by the reader's day in China; without it the page says the day of its making. */
"use strict";
(() => {
  const today = new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10);
  for (const place of document.querySelectorAll("[data-window-closes]")) {
    const left = Math.round((Date.parse(place.dataset.windowCloses) - Date.parse(today)) / 86400000);
    place.textContent = left < 0 ? "已经截止" : left ? `距截止${left}天` : "今天截止";
  }
  for (const place of document.querySelectorAll("[data-window-opens]")) {
    const { windowOpens: opens, windowUntil: until } = place.dataset;
    const [state, tone] = today < opens ? ["即将开始", "plain"] : today > until ? ["已经截止", "ended"] : ["正在受理", "current"];
    place.textContent = state;
    place.className = `badge ${tone}`;
  }
})();
