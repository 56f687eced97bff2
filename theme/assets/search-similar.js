/*
 * Only where nothing was found: the query in simplified characters; then 相近结果, which are other words for the same
 * thing, else pages that hold most of the query's pairs (a character mistyped, left out or too many).
 */
(function (search) {
  "use strict";

  const MOST_VARIANTS = 8;
  const MOST_PAIRS = 16;
  const SHARE = 0.6;
  const MOST_PAGES = 10;

  /** The query in simplified characters; the same text where it has no other. */
  search.simplify = async function (text) {
    const [traditional, simplified] = await search.load("traditional");
    const characters = new Map(Array.from(traditional, (character, at) => [character, simplified[at]]));
    return Array.from(text, (character) => characters.get(character) || character).join("");
  };

  function replaceWords(query, groups) {
    const variants = new Set();
    query.terms.forEach((term, at) => {
      for (const group of groups) {
        for (const word of group.filter((one) => one && !term.excluded && term.normal.includes(one))) {
          for (const other of group) {
            if (other === word) continue;
            const words = query.terms.map((one) => (one.excluded ? "-" : "") + one.normal.replaceAll(" ", "-"));
            words[at] = words[at].replace(word, other);
            variants.add(words.join(" "));
          }
        }
      }
    });
    return Array.from(variants).slice(0, MOST_VARIANTS);
  }

  async function findOtherWords(query) {
    const variants = replaceWords(query, await search.load("synonyms"));
    const found = await Promise.all(variants.map(async (variant) => {
      const parsed = search.parse(variant);
      const results = await search.search(parsed);
      return { terms: parsed.terms, hits: await results.take(MOST_PAGES) };
    }));
    return found.filter((one) => one.hits.length);
  }

  async function findMostPairs(query) {
    const terms = query.terms.filter((term) => !term.excluded);
    const keys = Array.from(new Set(terms.flatMap((term) => search.keysOf(term).keys))).slice(0, MOST_PAIRS);
    if (keys.length < 3) return [];
    const counts = new Map();
    for (const list of await Promise.all(keys.map(search.list))) {
      for (const page of list.keys()) counts.set(page, (counts.get(page) || 0) + 1);
    }
    const hits = Array.from(counts, ([page, count]) => ({ page, count, level: 0 }))
      .filter((hit) => hit.count >= keys.length * SHARE)
      .sort((one, other) => other.count - one.count || one.page - other.page)
      .slice(0, MOST_PAGES);
    const pairs = keys.filter((key) => /^[^^~#]/.test(key)).flatMap((key) => search.parse(`"${key}"`).terms);
    return hits.length ? [{ terms: pairs, hits }] : [];
  }

  /** Groups of hits, each with the terms that were looked for instead. */
  search.findSimilar = async function (query) {
    const others = await findOtherWords(query);
    return others.length ? others : findMostPairs(query);
  };
})((globalThis.lantaiSearch = globalThis.lantaiSearch || {}));
