/* 政策体检: asks one question after another until the answers decide; everything is kept in this page and nowhere else. */
"use strict";
(() => {
  const place = document.querySelector("[data-rule]");
  const logic = window.lantaiEligibility;
  if (!place || !logic) return;
  const rule = JSON.parse(place.dataset.rule);
  const questions = new Map(rule.questions.map((question) => [question.id, question]));
  const form = place.querySelector("form");
  const result = place.querySelector(".check-result");
  const list = place.querySelector(".check-answers");
  const tools = place.querySelector(".check-tools");
  const rows = [...document.querySelectorAll("#condition-table tbody tr")];
  const VERDICTS = {
    eligible: ["符合", "按您的回答，条件都具备，可以去申请。"],
    not_eligible: ["不符合", "按您的回答，有条件不具备，见下面标着“不符合”的条款。"],
    undetermined: ["无法判断", "有的问题没有回答，见下面标着“无法判断”的条款，可以打电话问一问。"],
  };
  let given = []; // {id, answer}; answer null: not known

  const make = (tag, text, more = {}) => Object.assign(document.createElement(tag), { textContent: text, ...more });
  const answers = () => Object.fromEntries(given.filter((one) => one.answer !== null).map((one) => [one.id, one.answer]));
  const choicesOf = (question) =>
    question.type === "yes_no" ? [{ id: "yes", text: "是" }, { id: "no", text: "不是" }] : question.choices ?? [];

  function print(question, answer) {
    if (answer === null) return "不清楚";
    if (question.type === "number") return `${answer}${question.measure ?? ""}`;
    return choicesOf(question).find((choice) => choice.id === answer)?.text ?? answer;
  }

  function reply(id, answer) {
    given.push({ id, answer });
    show(true);
  }

  function askNumber(question) {
    const label = make("label", `${question.measure ? `填数字（${question.measure}）` : "填数字"}`, { htmlFor: "check-number" });
    const input = make("input", "", { id: "check-number", type: "text", inputMode: "decimal", autocomplete: "off" });
    const warning = make("p", "", { className: "check-warning", id: "check-warning" });
    warning.setAttribute("role", "alert");
    input.setAttribute("aria-describedby", warning.id);
    const submit = make("button", "下一步", { type: "submit", className: "do-now" });
    form.onsubmit = (event) => {
      event.preventDefault();
      const value = input.value.normalize("NFKC").trim();
      if (/^[0-9]+(?:\.[0-9]+)?$/.test(value)) reply(question.id, value);
      else {
        warning.textContent = "请填一个数字，如 65。";
        input.focus();
      }
    };
    const row = make("p", "", { className: "check-number" });
    row.append(label, input, submit);
    return [row, warning];
  }

  function ask(question, moved) {
    const field = make("fieldset", "");
    const legend = make("legend", question.text, { tabIndex: -1 });
    field.append(legend);
    if (question.note) field.append(make("p", question.note, { className: "meta" }));
    form.onsubmit = (event) => event.preventDefault();
    if (question.type === "number") field.append(...askNumber(question));
    for (const choice of question.type === "number" ? [] : choicesOf(question)) {
      const button = make("button", choice.text, { type: "button", className: "check-choice", value: choice.id });
      button.onclick = () => reply(question.id, choice.id);
      field.append(button);
    }
    const unknown = make("button", "不清楚", { type: "button", className: "check-choice unknown", value: "" });
    unknown.onclick = () => reply(question.id, null);
    field.append(unknown);
    form.replaceChildren(field);
    if (moved) legend.focus();
  }

  function tell(verdict, moved) {
    const [word, sentence] = VERDICTS[verdict];
    const line = make("p", word, { className: `check-verdict ${verdict}`, tabIndex: -1 });
    line.dataset.verdict = verdict;
    result.replaceChildren(line, make("p", sentence), make("p", "以主管部门审核为准。", { className: "meta" }));
    if (moved) line.focus();
  }

  function mark(truths, done) {
    rows.forEach((row, index) => {
      row.querySelector(".check-mark")?.remove();
      if (!given.length || (truths[index] === null && !done)) return;
      const verdict = truths[index] === null ? "undetermined" : truths[index] ? "eligible" : "not_eligible";
      row.cells[0].prepend(make("span", VERDICTS[verdict][0], { className: `check-mark ${verdict}` }));
    });
  }

  function listAnswers() {
    list.replaceChildren(
      ...given.map((one, index) => {
        const question = questions.get(one.id);
        const item = make("li", `${question.text}　`);
        item.append(make("strong", print(question, one.answer)));
        const change = make("button", "改", { type: "button", className: "check-change" });
        change.setAttribute("aria-label", `改回答：${question.text}`);
        change.onclick = () => {
          given = given.slice(0, index);
          show(true);
        };
        item.append(change);
        return item;
      }),
    );
  }

  function show(moved) {
    const known = answers();
    const skipped = given.filter((one) => one.answer === null).map((one) => one.id);
    const next = logic.nextQuestion(rule, known, skipped);
    form.replaceChildren();
    result.replaceChildren();
    listAnswers();
    tools.hidden = !given.length;
    mark(logic.judgeConditions(rule, known), next === null);
    if (next === null) tell(logic.judge(rule, known), moved);
    else ask(questions.get(next), moved);
  }

  place.querySelector("[data-restart]").onclick = () => {
    given = [];
    show(true);
  };
  show(false);
})();
