/*
 * 答复期限: working days counted one by one with the page's own table of holidays. Days are text (2026-11-23), so that
 * no time zone can move them.
 */
(function (assistant) {
  "use strict";

  const DAY = 24 * 60 * 60 * 1000;
  const WEEK = "日一二三四五六";

  const number = (day) => Date.parse(`${day}T00:00:00Z`);
  const text = (value) => new Date(value).toISOString().slice(0, 10);
  const weekday = (day) => new Date(number(day)).getUTCDay();

  assistant.shift = (day, days) => text(number(day) + days * DAY);
  assistant.weekday = weekday;

  /** 2026年11月23日（星期一） */
  assistant.print = function (day) {
    const [year, month, date] = day.split("-").map(Number);
    return `${year}年${month}月${date}日（星期${WEEK[weekday(day)]}）`;
  };

  /** The holidays as the page prints them. */
  assistant.readCalendar = function (table) {
    const holidays = new Map();
    for (const row of table.querySelectorAll("tr[data-name]")) {
      const { name, first, last } = row.dataset;
      for (let day = first; day <= last; day = assistant.shift(day, 1)) holidays.set(day, name);
    }
    const worked = Array.from(table.querySelectorAll(".made-up-days time"), (time) => time.dateTime);
    return { holidays, madeUp: new Set(worked), first: table.dataset.first, last: table.dataset.last };
  };

  function readDay(day, calendar) {
    if (calendar.holidays.has(day)) return ["holiday", calendar.holidays.get(day)];
    if (weekday(day) % 6) return ["working", "工作日"];
    return calendar.madeUp.has(day) ? ["made_up", "调休上班"] : ["weekend", "周末"];
  }

  /**
   * Counts from the day after the start, which itself does not count. Every day is told with its reason; where the
   * table ends, `due` is null and `unknownFrom` says from which day on nothing can be known.
   */
  assistant.countDays = function (start, wanted, calendar, pauses = []) {
    const days = [];
    let counted = 0;
    let day = start;
    while (counted < wanted) {
      day = assistant.shift(day, 1);
      if (day > calendar.last || day < calendar.first) return { days, due: null, counted, unknownFrom: day };
      let [kind, reason] = readDay(day, calendar);
      const pause = pauses.find((one) => one.first <= day && day <= one.last);
      if (pause && (kind === "working" || kind === "made_up")) [kind, reason] = ["paused", pause.reason];
      const counts = kind === "working" || kind === "made_up";
      if (counts) counted += 1;
      days.push({ on: day, kind, reason, number: counts ? counted : null });
    }
    return { days, due: day, counted, unknownFrom: null };
  };

  /** Days that were passed over, by reason, in the order in which they come: [["周末", 8], ["春节", 8]]. */
  assistant.sumUp = function (days) {
    const sums = new Map();
    for (const day of days.filter((one) => !one.number)) sums.set(day.reason, (sums.get(day.reason) || 0) + 1);
    return Array.from(sums);
  };
})((globalThis.lantaiAssistant = globalThis.lantaiAssistant || {}));
