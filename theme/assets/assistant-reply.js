/*
 * 第三步: the form of the dates, the sentence of the result, the calendar of every day.
 */
(function (assistant) {
  "use strict";

  const byId = (id) => document.getElementById(id);
  const form = byId("reply-form");
  if (!form) return;
  const result = byId("reply-result");
  const shown = byId("reply-days");
  const copy = byId("reply-copy");
  const calendar = assistant.readCalendar(byId("holidays"));
  const days = Number(form.dataset.days);
  const extension = Number(form.dataset.extension);
  let told = "";

  const make = assistant.make;
  const value = (id) => (byId(id) ? byId(id).value : "");

  function refuse(message) {
    told = "";
    copy.hidden = true;
    result.replaceChildren(make("p", "unknown", message));
  }

  /** What stops the term, and the day from which it is counted. */
  function readPauses(received) {
    const pauses = [];
    const [first, last] = [value("third-first"), value("third-last")];
    if (first || last) pauses.push({ first: first || last, last: last || first, reason: "征求意见" });
    const supplemented = value("supplement-last");
    let start = received;
    if (supplemented && form.dataset.supplement === "restart") start = supplemented;
    else if (supplemented) {
      pauses.push({ first: value("supplement-first") || assistant.shift(received, 1), last: supplemented, reason: "补正" });
    }
    return { pauses, start };
  }

  function check(received, start, pauses) {
    if (!received) return "请选择收到申请的日期。";
    if (received < calendar.first) return `本站的放假安排从${assistant.print(calendar.first)}开始，更早的日期算不出来。`;
    if (received > calendar.last || start > calendar.last) {
      return `本站的放假安排到${assistant.print(calendar.last)}为止，之后收到的申请，答复日期暂时算不出来。`;
    }
    if (start < received) return "收到补正的日期比收到申请的日期还早，请核对。";
    const wrong = pauses.find((pause) => pause.last < pause.first || pause.first < received);
    return wrong ? `“${wrong.reason}”的日期先后不对，请核对。` : "";
  }

  function cell(day, start, marks) {
    if (!day) return make("td", "none");
    const [, month, date] = day.on.split("-").map(Number);
    const time = make("time", "");
    time.dateTime = day.on;
    if (day.on === start || date === 1) time.append(make("span", "month", `${month}月`));
    time.append(String(date));
    const end = marks.includes(day.on) ? " term-end" : "";
    return make("td", day.kind + end, time, make("span", "why", day.number ? `第${day.number}日` : day.reason));
  }

  /** Whole weeks, Monday first, from the day of receipt to the last day. */
  function drawCalendar(start, counted, marks) {
    const all = [{ on: start, kind: "received", reason: "收到", number: null }, ...counted];
    const before = (assistant.weekday(start) + 6) % 7;
    const cells = [...Array(before).fill(null), ...all];
    while (cells.length % 7) cells.push(null);
    const head = make("tr", "", ...Array.from("一二三四五六日", (name) => {
      const heading = make("th", "", make("span", "hidden", "星期"), name);
      heading.scope = "col";
      return heading;
    }));
    const rows = [];
    for (let at = 0; at < cells.length; at += 7) {
      rows.push(make("tr", "", ...cells.slice(at, at + 7).map((day) => cell(day, start, marks))));
    }
    const caption = make("caption", "", `从${assistant.print(start)}起逐日计算`);
    return make("table", "term", caption, make("thead", "", head), make("tbody", "", ...rows));
  }

  function sentence(count, wanted) {
    const passed = assistant.sumUp(count.days).map(([reason, sum]) => `${reason}${sum}天`);
    const worked = count.days.filter((day) => day.kind === "made_up").map((day) => assistant.print(day.on));
    const over = passed.length ? `不算的有：${passed.join("、")}。` : "中间没有不算的日子。";
    const also = worked.length ? `调休上班、照算的有：${worked.join("、")}。` : "";
    return `共数了${count.days.length}天，其中${Math.min(count.counted, wanted)}个工作日。${over}${also}`;
  }

  function unknown(count, wanted) {
    const until = assistant.print(calendar.last);
    return (
      `第${wanted}个工作日是哪一天，现在还不能确定：本站的放假安排到${until}为止，` +
      `到那天数到第${count.counted}个工作日，${assistant.print(count.unknownFrom)}以后要等国务院办公厅公布放假安排、本站收入以后才能算。`
    );
  }

  function line(label, count, wanted) {
    if (!count.due) return make("p", "unknown", `${label}：${unknown(count, wanted)}`);
    const paragraph = make("p", "", `${label}：`, make("strong", "", assistant.print(count.due)));
    paragraph.dataset.due = count.due;
    return paragraph;
  }

  function compute() {
    const received = value("received");
    const { pauses, start } = readPauses(received);
    const trouble = check(received, start, pauses);
    if (trouble) return refuse(trouble);
    const isExtended = byId("extended").checked;
    const reply = assistant.countDays(start, days, calendar, pauses);
    const whole = isExtended ? assistant.countDays(start, days + extension, calendar, pauses) : reply;
    const lines = [line(`答复的最后一天（第${days}个工作日）`, reply, days)];
    if (isExtended) lines.push(line(`延长后的最后一天（第${days + extension}个工作日）`, whole, days + extension));
    if (start !== received) lines.push(make("p", "", `补正过的申请，从收到补正的${assistant.print(start)}重新起算。`));
    lines.push(make("p", "", sentence(whole, isExtended ? days + extension : days)));
    const notice = Number(form.dataset.notice);
    const asked = notice ? assistant.countDays(received, notice, calendar) : null;
    if (asked && asked.due) {
      lines.push(make("p", "meta", `需要补正的，受理机构应在${assistant.print(asked.due)}（第${notice}个工作日）以前告知。`));
    }
    result.replaceChildren(...lines);
    shown.replaceChildren(drawCalendar(start, whole.days, [reply.due, whole.due]));
    told = tell(start, lines, whole);
    copy.hidden = false;
    return undefined;
  }

  function tell(start, lines, count) {
    const listed = count.days.map((day) => {
      const why = day.number ? `第${day.number}个工作日${day.kind === "made_up" ? "（调休上班）" : ""}` : `不算（${day.reason}）`;
      return `${assistant.print(day.on)}　${why}`;
    });
    return [...lines.map((one) => one.textContent), "", `${assistant.print(start)}　起算日，不算`, ...listed, ""].join("\n");
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    compute();
  });
  byId("extended").addEventListener("change", () => value("received") && compute());
  copy.addEventListener("click", () => assistant.copy(told, copy));
})((globalThis.lantaiAssistant = globalThis.lantaiAssistant || {}));
