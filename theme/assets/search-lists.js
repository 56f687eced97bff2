/*
 * The lists of the index: for a key the pages that hold it and where, for a filter's value the pages that have it.
 */
(function (search) {
  "use strict";

  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const VALUES = new Uint8Array(128);
  for (let value = 0; value < DIGITS.length; value += 1) VALUES[DIGITS.charCodeAt(value)] = value;

  /** Numbers from their printable form: base 64, five bits a digit, the lowest first, 32 marks that more follow. */
  search.decode = function (text) {
    const numbers = [];
    let number = 0;
    let shift = 0;
    for (let at = 0; at < text.length; at += 1) {
      const value = VALUES[text.charCodeAt(at)];
      number |= (value & 31) << shift;
      shift += 5;
      if (value < 32) {
        numbers.push(number);
        number = 0;
        shift = 0;
      }
    }
    return numbers;
  };

  /** Page numbers of a list that has no levels. */
  search.decodePages = function (text) {
    let page = -1;
    return search.decode(text).map((gap) => (page += gap + 1));
  };

  /** Where a key stands among those with long lists, the longest first; -1 where its list is short. */
  search.longAt = (key) => search.meta.long.indexOf(key);

  /** How many of the pages have each value of each filter: filter -> value -> number. */
  search.countValues = async function (pages) {
    const counts = new Map();
    for (const [name, lists] of Object.entries(await search.load("facets"))) {
      if (name === "dates") continue;
      const count = (list) => search.decodePages(list).filter((page) => pages.has(page)).length;
      counts.set(name, new Map(Object.entries(lists).map(([value, list]) => [value, count(list)])));
    }
    return counts;
  };

  async function read(kind, key) {
    const at = search.longAt(key);
    if (at >= 0) return search.decode(await search.load(`${kind}/long-${search.shardOf(key, 2 ** 32)}`));
    const shard = await search.load(`${kind}/${search.shardOf(key, search.meta[kind])}`);
    return search.decode(Object.hasOwn(shard, key) ? shard[key] : "");
  }

  /** The pages of a key, with the highest field in which it stands: Map page -> level. */
  search.list = async function (key) {
    const pages = new Map();
    let page = -1;
    for (const entry of await read("lists", key)) {
      page += Math.floor(entry / 4) + 1;
      pages.set(page, entry % 4);
    }
    return pages;
  };

  /** The places of a pair: Map page -> ordinals of its first unit. */
  search.places = async function (key) {
    const [list, gaps] = await Promise.all([search.list(key), read("places", key)]);
    const places = new Map();
    let at = 0;
    for (const page of list.keys()) {
      const found = [];
      let place = -1;
      let goesOn = true;
      while (goesOn) {
        const gap = gaps[at];
        at += 1;
        place += Math.floor(gap / 2) + 1;
        found.push(place);
        goesOn = gap % 2 === 1;
      }
      places.set(page, found);
    }
    return places;
  };
})((globalThis.lantaiSearch = globalThis.lantaiSearch || {}));
