/*
 * A query as terms, a term as keys of the index, and whether a text holds a term.
 *
 * Terms are parted by white space and all must be found; "…" and “…” keep white space; a leading - excludes.
 * A run of letters or digits at a term's edge is whole (1月 is not in 11月); a term that is one run may be a beginning
 * (公开 2024, app). A term read as `partial` may cut runs: the client asks so where nothing was found otherwise.
 */
(function (search) {
  "use strict";

  const LONGEST_QUERY = 256;
  const TOKEN = /(-?)(?:["“]([^"“”]+)["”](?=\s|$)|(\S+))/gu;
  const NUMBER = /[\u3400-\u9fff](?:[0-9]{4} [0-9]+号?|第?[0-9]+号)$/;
  const ORDINAL = /(?<=[0-9])第/;
  const SERIAL = /第?0*([1-9][0-9]*)号?$/;
  const LONGEST_BEGINNING = 6;

  function isOneRun(units, normal) {
    return units.length === 1 && search.isRun(normal[0]);
  }

  function makeTerm(printed, excluded) {
    const normal = search.normalForm(printed).text;
    const units = search.units(normal);
    const beginning = isOneRun(units, normal) && normal.length > 1;
    return { printed, normal, units, excluded, beginning, partial: false };
  }

  /**
   * @param {string} text what was typed
   * @returns {{text: string, terms: object[], number: string|null, isShort: boolean, isCut: boolean}}
   */
  search.parse = function (text) {
    const characters = Array.from(text);
    const typed = characters.slice(0, LONGEST_QUERY).join("");
    const tokens = Array.from(typed.matchAll(TOKEN));
    const onlyExclusions = tokens.every((token) => token[1]);
    const terms = new Map();
    for (const [, minus, quoted, word] of tokens) {
      const term = makeTerm(quoted || word, Boolean(minus) && !onlyExclusions);
      if (term.normal) terms.set(term.excluded + term.normal, term);
    }
    const all = Array.from(terms.values());
    const whole = search.normalForm(typed).text;
    const number = NUMBER.test(whole) ? "#" + whole.replace(ORDINAL, " ").replace(SERIAL, "$1") : null;
    const isShort = !all.some((term) => !term.excluded && search.keysOf(term).keys.length && term.normal.length > 1);
    return { text: typed, terms: all, number, isShort, isCut: characters.length > LONGEST_QUERY };
  };

  function pairsOf({ normal, units }, from, to) {
    const pairs = [];
    for (let at = from; at + 1 < to; at += 1) pairs.push(normal.slice(units[at][0], units[at + 1][1]));
    return pairs;
  }

  function cutKeys(term) {
    const { normal, units } = term;
    const last = units.length - 1;
    const from = search.isRun(normal[0]) ? 1 : 0;
    const to = search.isRun(normal[normal.length - 1]) ? last : last + 1;
    const keys = pairsOf(term, from, to);
    const edges = [];
    if (from) edges.push([0, units[0][1] + 1]);
    if (to === last) edges.push([Math.max(units[last][0] - 1, 0), normal.length]);
    for (const [start, end] of edges) {
      for (let at = start; at + 1 < Math.min(end, normal.length); at += 1) keys.push(`~${normal.slice(at, at + 2)}`);
    }
    return { keys, isExact: false };
  }

  /** Keys whose lists all hold a term; `isExact` where they hold nothing else. */
  search.keysOf = function (term) {
    const { normal, units } = term;
    if (term.partial) return cutKeys(term);
    if (units.length === 1) {
      if (!search.isRun(normal[0])) return { keys: [], isExact: false };
      return { keys: [`^${normal.slice(0, LONGEST_BEGINNING)}`], isExact: normal.length <= LONGEST_BEGINNING };
    }
    return { keys: pairsOf(term, 0, units.length), isExact: units.length === 2 };
  };

  /** Whether a term may be cut differently than its runs say. */
  search.canBePartial = (term) =>
    !term.partial && (search.isRun(term.normal[0]) || search.isRun(term.normal[term.normal.length - 1]));

  /** Places of a term in a normal form. */
  search.find = function (normal, term) {
    const wanted = term.normal;
    const bare = { start: !term.partial && search.isRun(wanted[0]), end: !term.partial && !term.beginning };
    bare.end = bare.end && search.isRun(wanted[wanted.length - 1]);
    const places = [];
    for (let at = normal.indexOf(wanted); at >= 0; at = normal.indexOf(wanted, at + 1)) {
      const cutsStart = bare.start && at > 0 && search.isRun(normal[at - 1]);
      const cutsEnd = bare.end && search.isRun(normal[at + wanted.length]);
      if (!cutsStart && !cutsEnd) places.push(at);
    }
    return places;
  };

  /** Start and end, in the printed text, of all that the terms match, in order and without overlaps. */
  search.marks = function ({ form, text }, terms) {
    const spans = [];
    for (const term of terms) {
      if (term.excluded) continue;
      for (const at of search.find(form.text, term)) {
        const last = form.origin[at + term.normal.length - 1];
        spans.push([form.origin[at], last + (text.codePointAt(last) > 0xffff ? 2 : 1)]);
      }
    }
    spans.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
    return spans.filter(([start], at) => spans.slice(0, at).every((before) => before[1] <= start));
  };
})((globalThis.lantaiSearch = globalThis.lantaiSearch || {}));
