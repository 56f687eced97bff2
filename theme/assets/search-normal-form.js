/*
 * The normal form in which texts and queries meet: the twin of generator/chinese/normal_form.py, where its guarantees
 * are stated. Both are held to tests/fixtures/search/vectors.json.
 */
(function (search) {
  "use strict";

  const KEPT = /^[\p{L}\p{N}.,]$/u;
  const folded = new Map([["\u25cb", "〇"], ["\u25ef", "〇"]]);

  const isIdeograph = (code) => code >= 0x4e00 && code <= 0x9fff;

  /** Whether a UTF-16 code unit belongs to a Han character; of the astral planes only Han is ever kept. */
  function isHan(unit) {
    const code = unit.charCodeAt(0);
    return isIdeograph(code) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3005 ||
      code === 0x3007 || (code >= 0xd800 && code <= 0xdfff) || (code >= 0xf900 && code <= 0xfaff);
  }

  function isKept(character) {
    const code = character.codePointAt(0);
    return code > 0xffff ? code >= 0x20000 && code <= 0x3ffff : KEPT.test(character) || isHan(character);
  }

  function fold(character) {
    let left = folded.get(character);
    if (left === undefined) {
      const lower = character.normalize("NFKC").toLowerCase();
      left = Array.from(lower, (one) => (isKept(one) ? one : " ")).join("");
      if (left >= "\ud800" && left <= "\udfff" && left.length === 1) left = " ";
      folded.set(character, left);
    }
    return left;
  }

  function isLoose(text, at) {
    const isDigit = (place) => text[place] >= "0" && text[place] <= "9";
    if (!isDigit(at - 1) || !isDigit(at + 1)) return true;
    return text[at] === "," && (!isDigit(at + 2) || !isDigit(at + 3) || isDigit(at + 4));
  }

  /**
   * The text as it is searched, and for every UTF-16 unit of it the place of the printed character it comes from.
   * @param {string} text
   * @returns {{text: string, origin: number[]}}
   */
  search.normalForm = function (text) {
    let left = "";
    const places = [];
    for (let at = 0; at < text.length; ) {
      const code = text.charCodeAt(at);
      const character = String.fromCodePoint(text.codePointAt(at));
      const form = isIdeograph(code) ? character : fold(character);
      for (let unit = 0; unit < form.length; unit += 1) places.push(at);
      left += form;
      at += character.length;
    }
    let normal = "";
    const origin = [];
    let gap = false;
    for (let at = 0; at < left.length; at += 1) {
      const unit = left[at];
      if (unit === " " || ((unit === "." || unit === ",") && isLoose(left, at))) {
        gap = true;
        continue;
      }
      if (gap && search.isRun(normal[normal.length - 1]) && search.isRun(unit)) {
        normal += " ";
        origin.push(places[at]);
      }
      gap = false;
      normal += unit;
      origin.push(places[at]);
    }
    return { text: normal, origin };
  };

  /** Whether a unit of a normal form belongs to a run of letters and digits. */
  search.isRun = (unit) => unit !== undefined && unit !== " " && !isHan(unit);

  const HAN = "\\u3005\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const UNIT = new RegExp(`[${HAN}]|[^${HAN} ]+`, "gu");

  /** Start and end of every unit: a Han character or a whole run. */
  search.units = (normal) => Array.from(normal.matchAll(UNIT), (match) => [match.index, match.index + match[0].length]);
})((globalThis.lantaiSearch = globalThis.lantaiSearch || {}));
