/* How many days a consultation still runs, counted from the reader's day; without it the page says the day of its making. */
"use strict";
(() => {
  const DAY = 86400000;
  const today = new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10);
  for (const place of document.querySelectorAll("[data-closes]")) {
    const left = Math.round((Date.parse(place.dataset.closes) - Date.parse(today)) / DAY);
    const note = place.nextElementSibling;
    if (note?.classList.contains("meta")) note.hidden = true;
    if (left < 0) {
      place.textContent = "征集已经截止";
      const scope = place.closest("article");
      for (const state of scope?.querySelectorAll("[data-state]") ?? []) state.textContent = "已截止";
    } else {
      place.textContent = left ? `还有${left}天截止` : "今天截止";
    }
  }
})();
