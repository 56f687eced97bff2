/*
 * Reads the files of the index below search/: each is a script that hands its data to lantaiSearch.receive, so that it
 * loads by fetch from a server and by a script element from a disk (file://), where fetch is refused.
 */
(function (search) {
  "use strict";

  if (search.load) return;
  const files = new Map();
  const received = new Map();

  /** Where the site's root is, from the page; set by the page. */
  search.root = "";
  /** How many files of the index were asked for so far. */
  search.asked = 0;

  /** Called by the files of the index. */
  search.receive = (name, data) => received.set(name, data);

  function addScript(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onerror = () => reject(new Error(address));
      script.onload = () => {
        script.remove();
        resolve();
      };
      document.head.append(script);
    });
  }

  async function read(name) {
    const address = `${search.root}search/${name}.js`;
    if (location.protocol === "file:") {
      await addScript(address);
      return received.get(name);
    }
    const response = await fetch(search.meta ? `${address}?v=${search.meta.version}` : address);
    if (!response.ok) throw new Error(`${response.status} ${address}`);
    const text = await response.text();
    return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
  }

  /** What was begun once goes on; a failure is forgotten, so that the next try asks again. */
  function once(name, begin) {
    if (!files.has(name)) {
      const begun = begin();
      begun.catch(() => files.delete(name));
      files.set(name, begun);
    }
    return files.get(name);
  }

  /** Data of one file of the index. The version in its address keeps two builds apart in a browser's cache. */
  search.load = (name) => once(name, () => {
    search.asked += 1;
    return read(name);
  });

  /** A further script of the theme, by its path from the site's root. */
  search.need = (path) => once(path, () => addScript(search.root + path));

  /** FNV-1a, 32 bits, over the UTF-16 units of a key: the file that holds it. */
  search.shardOf = function (key, shards) {
    let value = 0x811c9dc5;
    for (let at = 0; at < key.length; at += 1) value = Math.imul(value ^ key.charCodeAt(at), 0x01000193);
    return (value >>> 0) % shards;
  };
})((globalThis.lantaiSearch = globalThis.lantaiSearch || {}));
