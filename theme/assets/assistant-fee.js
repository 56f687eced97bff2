/*
 * 第四步: the fee, tier by tier, from the figures of the printed tables.
 */
(function (assistant) {
  "use strict";

  const form = document.getElementById("fee-form");
  if (!form) return;
  const result = document.getElementById("fee-result");
  const make = assistant.make;

  function readTiers(table) {
    return Array.from(table.querySelectorAll("tr[data-first]"), (row) => ({
      first: Number(row.dataset.first),
      last: row.dataset.last ? Number(row.dataset.last) : Infinity,
      price: Number(row.dataset.price),
      step: Number(row.dataset.step) || 0,
    }));
  }

  /** A tier that rises becomes tiers of `step` each, the first one dearer than the tier before it. */
  function* spread(tiers, count) {
    let price = 0;
    for (const tier of tiers) {
      if (!tier.step) {
        price = tier.price;
        yield tier;
      }
      for (let first = tier.first; tier.step && first <= count; first += tier.step) {
        price += tier.price;
        yield { first, last: first + tier.step - 1, price };
      }
    }
  }

  assistant.divideFee = function (table, count) {
    const parts = Array.from(spread(readTiers(table), count), (tier) => ({
      price: tier.price,
      count: Math.min(count, tier.last) - tier.first + 1,
    }));
    return parts.filter((part) => part.count > 0);
  };

  function tell(input) {
    const table = document.getElementById(input.dataset.table);
    const unit = table.dataset.unit;
    const name = unit === "件" ? "按件收费" : "按量收费";
    const count = input.valueAsNumber;
    if (!Number.isInteger(count) || count < 0 || count > Number(input.max)) {
      return make("p", "unknown", `${name}：请写0到${input.max}之间的整数。`);
    }
    const parts = assistant.divideFee(table, count);
    const amount = parts.reduce((sum, part) => sum + part.price * part.count, 0);
    const how = parts.map((part) => (part.price ? `${part.count}${unit}×${part.price}元` : `前${part.count}${unit}不收费`));
    const paragraph = make("p", "", `${name}：${count}${unit}，`, make("strong", "", `${amount}元`));
    if (how.length) paragraph.append(`（${how.join("，")}）`);
    paragraph.dataset.amount = amount;
    return paragraph;
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    const given = Array.from(form.querySelectorAll("input")).filter((input) => input.value || input.validity.badInput);
    const lines = given.map(tell);
    if (lines.length > 1) lines.push(make("p", "meta", "两种标准只用一种，不相加。"));
    result.replaceChildren(...lines);
  });
})((globalThis.lantaiAssistant = globalThis.lantaiAssistant || {}));
