/* 政策体检: how answers decide a rule, three-valued; the same as generator/model/eligibility_logic.py, which a test compares. */
"use strict";
(() => {
  const all = (truths) => (truths.includes(false) ? false : truths.includes(null) ? null : true);
  const negate = (truth) => (truth === null ? null : !truth);
  const below = (node) => [...(node.all_of ?? []), ...(node.any_of ?? []), ...(node.none_of ?? [])];

  function judgeCriterion(node, answers) {
    const judged = (nodes) => nodes.map((one) => judgeCriterion(one, answers));
    if (node.all_of) return all(judged(node.all_of));
    if (node.any_of) return negate(all(judged(node.any_of).map(negate)));
    if (node.none_of) return all(judged(node.none_of).map(negate));
    const answer = answers[node.question];
    if (!answer) return null;
    if (node.at_least === undefined && node.at_most === undefined) {
      return answer === node.equals || (node.one_of ?? []).includes(answer);
    }
    if (!/^-?[0-9]+(?:\.[0-9]+)?$/.test(answer)) return null;
    const number = Number(answer);
    return (node.at_least === undefined || number >= node.at_least) && (node.at_most === undefined || number <= node.at_most);
  }

  const judgeConditions = (rule, answers) => rule.conditions.map((condition) => judgeCriterion(condition.when, answers));

  function judge(rule, answers) {
    const truth = all(judgeConditions(rule, answers));
    return truth === null ? "undetermined" : truth ? "eligible" : "not_eligible";
  }

  function* walk(node) {
    yield node;
    for (const one of below(node)) yield* walk(one);
  }

  function* openQuestions(node, answers) {
    if (judgeCriterion(node, answers) !== null) return;
    if (node.question) yield node.question;
    for (const one of below(node)) yield* openQuestions(one, answers);
  }

  function possibleAnswers(rule, question) {
    if (question.type === "yes_no") return ["yes", "no"];
    if (question.type === "choice") return question.choices.map((choice) => choice.id);
    const numbers = new Set();
    for (const condition of rule.conditions) {
      for (const node of walk(condition.when)) {
        if (node.question !== question.id) continue;
        for (const limit of [node.at_least, node.at_most]) {
          if (limit !== undefined) for (const step of [-1, 0, 1]) numbers.add(limit + step);
        }
      }
    }
    return [...numbers].sort((a, b) => a - b).map(String);
  }

  function decides(rule, question, answers) {
    const settledIn = (given) => judgeConditions(rule, given).filter((truth) => truth !== null).length;
    const possible = possibleAnswers(rule, question);
    const settled = settledIn(answers);
    let weight = 0;
    for (const answer of possible) {
      const after = { ...answers, [question.id]: answer };
      weight += judge(rule, after) === "undetermined" ? 0 : 2;
      weight += settledIn(after) > settled ? 1 : 0;
    }
    return possible.length ? weight / possible.length : 0;
  }

  function nextQuestion(rule, answers, skipped = []) {
    if (judge(rule, answers) !== "undetermined") return null;
    const open = new Set(rule.conditions.flatMap((condition) => [...openQuestions(condition.when, answers)]));
    let best = null;
    for (const question of rule.questions) {
      if (!open.has(question.id) || question.id in answers || skipped.includes(question.id)) continue;
      const share = decides(rule, question, answers);
      if (best === null || share > best.share) best = { share, id: question.id };
    }
    return best ? best.id : null;
  }

  window.lantaiEligibility = { judge, judgeConditions, nextQuestion };
})();
