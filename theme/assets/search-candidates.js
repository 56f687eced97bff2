/*
 * From a term to the pages that may hold it: lists are read, the short ones first, and met; places sift what is left.
 */
(function (search) {
  "use strict";

  const MOST_LISTS = 7;
  const MOST_KEYS = 24;
  /** The longest lists and places are read for an exact number only. */
  const HUGE = 200;
  /** Where so many of the rarest pair's pages hold the other pairs too, they hold the words. */
  const LIKELY = 0.6;
  /** Hits on a page; so few are read rather than doubted. */
  const CHUNK = 10;

  const rarity = (key) => (search.longAt(key) < 0 ? 0 : search.meta.long.length - search.longAt(key));

  /** Keys in the order in which their lists are read: short ones, spread over the term; long ones, the rarest first. */
  function order(keys, most) {
    const once = Array.from(new Set(keys));
    const short = once.filter((key) => search.longAt(key) < 0);
    const step = (short.length - 1) / (most - 1 || 1);
    const spread = Array.from({ length: Math.min(most, short.length) }, (_, at) => short[Math.round(at * step)]);
    const long = once.filter((key) => search.longAt(key) >= 0);
    long.sort((one, other) => rarity(one) - rarity(other));
    return Array.from(new Set([...spread, ...short, ...long]));
  }

  /** Pages that stand in all lists, with the lowest of their levels. */
  search.intersect = function (lists) {
    const [first, ...others] = lists.slice().sort((one, other) => one.size - other.size);
    const left = new Map();
    for (const [page, level] of first) {
      let lowest = level;
      for (const list of others) {
        const found = list.get(page);
        lowest = found === undefined ? -1 : Math.min(lowest, found);
        if (lowest < 0) break;
      }
      if (lowest >= 0) left.set(page, lowest);
    }
    return left;
  };

  async function readLists(keys) {
    const lists = await Promise.all(keys.map(search.list));
    return new Map(keys.map((key, at) => [key, lists[at]]));
  }

  const isHuge = (key) => search.longAt(key) >= 0 && search.longAt(key) < HUGE;

  /** Offsets of the pairs whose places tell most for their size: rare ones, far from each other. */
  function findTelling(keys, lists) {
    const left = new Map(keys.map((key, at) => [at, key]).filter(([, key]) => lists.has(key) && !isHuge(key)));
    const chosen = [];
    while (left.size) {
      const cost = (at) => lists.get(keys[at]).size / Math.min(8, ...chosen.map((other) => Math.abs(other - at)));
      const best = Array.from(left.keys()).reduce((one, other) => (cost(other) < cost(one) ? other : one));
      chosen.push(best);
      left.delete(best);
    }
    return chosen;
  }

  /** Of the pages that hold all pairs of a term, those that hold some of them at their distance. */
  async function locate(pages, keys, offsets) {
    const places = await Promise.all(offsets.map((at) => search.places(keys[at])));
    const found = new Map();
    for (const [page, level] of pages) {
      const sets = places.slice(1).map((one) => new Set(one.get(page)));
      const starts = (places[0].get(page) || []).map((place) => place - offsets[0]);
      const holds = starts.some((start) => sets.every((set, at) => set.has(start + offsets[at + 1])));
      if (holds) found.set(page, level);
    }
    return found;
  }

  /**
   * Pages of a term. `isProven`: each of them holds it, and the field is the term's own. Else `prove` tells which do,
   * as far as `isProvable`; it reads places, which are not needed for the first hits.
   */
  search.findCandidates = async function (term, share) {
    const { keys, isExact } = search.keysOf(term);
    if (!keys.length) return { term, pages: null, isProven: false };
    const ordered = order(keys, share);
    const lists = await readLists(ordered.slice(0, share));
    let pages = search.intersect(Array.from(lists.values()));
    if (isExact || pages.size <= CHUNK) return { term, pages, isProven: isExact };
    const most = term.partial ? MOST_KEYS : Math.min(MOST_LISTS, 3 * share);
    const next = ordered.slice(share, most).filter((key) => !isHuge(key));
    for (const [key, list] of await readLists(next)) lists.set(key, list);
    pages = search.intersect(Array.from(lists.values()));
    if (term.partial || term.units.length < 3 || pages.size <= CHUNK) return { term, pages, isProven: false };
    const first = keys.slice(0, MOST_KEYS);
    const whole = first.map((_, at) => at).filter((at) => at % 2 === 0 || at === first.length - 1);
    const telling = findTelling(first, lists);
    const isLikely = pages.size >= LIKELY * Math.min(...Array.from(lists.values(), (list) => list.size));
    const prove = () => locate(pages, keys, whole);
    const sift = (step) => (telling.length > 1 ? locate(pages, keys, telling.slice(0, step * 2)) : pages);
    return { term, pages, isProven: false, isProvable: keys.length <= MOST_KEYS, isLikely, prove, sift };
  };
})((globalThis.lantaiSearch = globalThis.lantaiSearch || {}));
