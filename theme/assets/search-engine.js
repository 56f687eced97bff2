/*
 * From a query to its hits. Lists give candidates, best first; where a list cannot prove a phrase the page's text does.
 * Pages are numbered in the order of `site_data/search.yml`, so that the number breaks every tie.
 */
(function (search) {
  "use strict";

  const FIRST_KEYS = 3;
  const MOST_SIFTS = 3;
  /** A sieve that leaves more is not used again. */
  const LIKELY = 0.6;
  const CHUNK = 10;
  /** The first hits are shown once so many files were asked for, where that is possible with a few texts. */
  const FIRST_FILES = 12;
  const FEWEST_TEXTS = 3;
  const MOST_TEXTS = 300;
  const OWN_NUMBER = 4;

  /** A page's texts in normal form, made once. */
  async function readPage(number) {
    const page = await search.load(`texts/${number}`);
    if (!page.passages) {
      const passages = page.fields.map(([field, text]) => ({ field, clause: -1, text }));
      page.clauses.forEach(([, , headings, texts], clause) => {
        for (const text of headings) passages.push({ field: 1, clause, text });
        for (const text of texts) passages.push({ field: 0, clause, text });
      });
      for (const passage of passages) {
        passage.level = search.meta.weights[passage.field];
        passage.form = search.normalForm(passage.text);
      }
      page.passages = passages;
    }
    return page;
  }

  const holds = (passage, term) => search.find(passage.form.text, term).length > 0;

  /** The weightiest field of every term, the lowest of them for the page; -1 where the page is no hit. */
  function judge(page, terms) {
    let lowest = 3;
    for (const term of terms) {
      let level = -1;
      for (const passage of page.passages) {
        if (passage.level > level && holds(passage, term)) level = passage.level;
      }
      if (term.excluded ? level >= 0 : level < 0) return -1;
      if (!term.excluded) lowest = Math.min(lowest, level);
    }
    return lowest;
  }

  /** Hits of one query, best first; places and texts are read as far as they are asked for. */
  class Results {
    constructor(terms, waiting, order, provers = [], asked = search.asked) {
      this.asked = asked;
      this.terms = terms;
      this.order = order;
      this.waiting = waiting.sort(order);
      this.provers = provers;
      this.sifted = 0;
      this.hits = [];
      this.read = 0;
    }

    async verify(chunk) {
      const judged = await Promise.all(chunk.map(async (hit) => {
        if (hit.isSure) return hit;
        const level = judge(await readPage(hit.page), this.terms);
        return level < 0 ? null : { ...hit, level, isProven: true, isSure: true };
      }));
      this.read += chunk.length;
      this.hits = this.hits.concat(judged.filter(Boolean)).sort(this.order);
    }

    async keep(proofs) {
      const kept = await Promise.all(proofs);
      this.waiting = this.waiting.filter((hit) => hit.isProven || kept.every((pages) => pages.has(hit.page)));
    }

    /** Drops pages that hold the rarest pairs, two more at each step, but not at their distance. */
    async sift() {
      const before = this.waiting.length;
      this.sifted += 1;
      await this.keep(this.provers.map((list) => list.sift(this.sifted)));
      if (this.waiting.length > before * LIKELY) this.sifted = MOST_SIFTS;
    }

    /** Drops the pages that hold a phrase's pairs but not the phrase. */
    async prove() {
      await this.keep(this.provers.map((list) => list.prove()));
      this.provers = [];
      for (const hit of this.waiting) {
        hit.isProven = hit.isProven || hit.isProvable;
        hit.isSure = hit.isSure || (hit.isProven && hit.level === 0);
      }
    }

    /** How places drop pages before more texts are read: the pairs meet by chance, or most texts did not hold them. */
    get doubt() {
      if (!this.provers.length || this.waiting.length <= CHUNK) return null;
      const isUnlikely = this.provers.some((list) => !list.isLikely) || this.hits.length < this.read / 2;
      if (isUnlikely && this.sifted < MOST_SIFTS) return this.sift;
      return this.read > CHUNK && this.hits.length < this.read / 4 ? this.prove : null;
    }

    /** Hits before which no page comes that is not yet read. */
    get settled() {
      const next = this.waiting[0];
      return next ? this.hits.filter((hit) => this.order(hit, next) < 0) : this.hits;
    }

    /** The first hits, in their final order. */
    async take(count) {
      while (this.waiting.length && this.settled.length < count) {
        let few = FIRST_FILES - search.asked + this.asked;
        if (this.read) few = this.hits.length < this.read ? CHUNK : count - this.hits.length;
        if (this.doubt) await this.doubt();
        else await this.verify(this.waiting.splice(0, Math.max(FEWEST_TEXTS, Math.min(CHUNK, few))));
      }
      return this.hits.slice(0, count);
    }

    /** Numbers of all pages that are hits, once they have been counted. */
    get pages() {
      return new Set([...this.hits, ...this.waiting].map((hit) => hit.page));
    }

    /** How many hits there are; exact unless more than `MOST_TEXTS` texts would have to be read for it. */
    async count() {
      if (this.provers.length && this.waiting.length > CHUNK) await this.prove();
      const doubtful = this.waiting.filter((hit) => !hit.isProven);
      const isExact = doubtful.length <= MOST_TEXTS;
      if (isExact) {
        this.waiting = this.waiting.filter((hit) => hit.isProven);
        await this.verify(doubtful);
      }
      return { count: this.hits.length + this.waiting.length, isExact };
    }
  }

  const byRank = (one, other) => other.level - one.level || one.page - other.page;

  async function loadDates() {
    const dates = search.decode((await search.load("facets")).dates);
    const age = (page) => dates[page] || Infinity;
    return (one, other) => age(one.page) - age(other.page) || byRank(one, other);
  }

  async function filterPages(filters) {
    const chosen = Object.entries(filters).filter(([, value]) => value);
    if (!chosen.length) return null;
    const facets = await search.load("facets");
    return chosen.map(([name, value]) => {
      const lists = facets[name] || {};
      return new Set(Object.hasOwn(lists, value) ? search.decodePages(lists[value]) : []);
    });
  }

  async function combine(query, terms) {
    const wanted = terms.filter((term) => !term.excluded);
    const share = Math.max(1, Math.floor(FIRST_KEYS / wanted.length));
    const [own, ...found] = await Promise.all([
      query.number ? search.list(query.number) : new Map(),
      ...terms.map((term) => search.findCandidates(term, share)),
    ]);
    const lists = found.filter(({ term, pages }) => pages && !term.excluded);
    const pages = lists.length ? search.intersect(lists.map((list) => list.pages)) : new Map();
    const wanting = found.filter(({ term }) => !term.excluded);
    const areProven = wanting.every((list) => list.isProven);
    const areProvable = wanting.every((list) => list.isProven || list.isProvable);
    for (const page of own.keys()) pages.set(page, OWN_NUMBER);
    const banned = found.filter(({ term }) => term.excluded);
    const hits = [];
    for (const [page, level] of pages) {
      const suspects = banned.filter((list) => !list.pages || list.pages.has(page));
      if (suspects.some((list) => list.isProven)) continue;
      const isOwn = level === OWN_NUMBER;
      const isProven = isOwn || (areProven && !suspects.length);
      hits.push({ page, level, isProven, isSure: isProven, isProvable: areProvable && !suspects.length });
    }
    return { hits, provers: wanting.filter((list) => list.prove) };
  }

  /**
   * @param {object} query of search.parse; `asked` where it stands for one that found nothing: files asked for before
   * @param {Object<string, string>} filters values by facet name
   * @param {string} sort "date", else by relevance
   */
  search.search = async function (query, filters = {}, sort = "") {
    query.asked ??= search.asked;
    const [{ hits, provers }, allowed, order] = await Promise.all([
      combine(query, query.terms),
      filterPages(filters),
      sort === "date" ? loadDates() : byRank,
    ]);
    const left = hits.filter((hit) => !allowed || allowed.every((pages) => pages.has(hit.page)));
    const results = new Results(query.terms, left, order, provers, query.asked);
    if ((await results.take(1)).length || !query.terms.some(search.canBePartial)) return results;
    const unfiltered = new Results(query.terms, hits.slice(), byRank, provers, query.asked);
    if (allowed && (await unfiltered.take(1)).length) return results;
    const partial = query.terms.map((term) => ({ ...term, partial: search.canBePartial(term) }));
    return search.search({ ...query, terms: partial }, filters, sort);
  };

  /** What a hit shows: its page, where it opens, the clauses that hold the terms, the passage to quote. */
  search.describe = async function (hit, terms) {
    const page = await readPage(hit.page);
    const wanted = terms.filter((term) => !term.excluded);
    const counted = page.clauses.map((_, clause) =>
      wanted.filter((term) => page.passages.some((one) => one.clause === clause && holds(one, term))).length);
    const most = Math.max(0, ...counted);
    const inTitle = !most || wanted.every((term) => page.passages.some((one) => one.field > 1 && holds(one, term)));
    const best = counted.indexOf(most);
    const quoted = page.passages.filter((one) => one.field < 2 && wanted.some((term) => holds(one, term)));
    const inBest = quoted.filter((one) => one.clause === best);
    const quote = inBest.find((one) => one.field === 0) || inBest[0];
    return {
      page,
      clause: inTitle ? null : page.clauses[best],
      clauses: page.clauses.filter((_, clause) => most && counted[clause] === most).map(([section]) => section),
      quote: quote || quoted[0] || page.passages.find((one) => one.clause === 0 && one.field === 0) || null,
    };
  };
})((globalThis.lantaiSearch = globalThis.lantaiSearch || {}));
