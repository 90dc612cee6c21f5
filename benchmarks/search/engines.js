/* Other engines on the same sections, each with the settings that its own documentation shows first. */
const docs = await (await fetch("engines.json")).json();
const settings = { fields: ["title", "text"], storeFields: ["location"] };
const textOf = (value) => new Blob([value]).size;
const gzip = async (text) => {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return (await new Response(stream).arrayBuffer()).byteLength;
};
const script = (src) => new Promise((resolve, reject) => {
  const node = document.createElement("script");
  node.onload = resolve;
  node.onerror = reject;
  node.src = src;
  document.head.append(node);
});

const engines = {
  async "MiniSearch, plain"() {
    await script("engines/minisearch.js");
    const options = { ...settings, searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 } };
    const made = new MiniSearch(options);
    made.addAll(docs);
    const sent = JSON.stringify(made);
    return { sent, open: () => MiniSearch.loadJSON(sent, options), ask: (engine, text) => engine.search(text).map((one) => one.location) };
  },
  async FlexSearch() {
    await script("engines/flexsearch.js");
    const sent = JSON.stringify(docs);
    const open = () => {
      const engine = new FlexSearch.Document({ document: { id: "id", index: ["title", "text"] }, tokenize: "forward", encoder: FlexSearch.Charset.LatinBalance });
      for (const one of JSON.parse(sent)) engine.add(one);
      return engine;
    };
    return { sent, open, ask: (engine, text) => [...new Set(engine.search(text, { limit: 10 }).flatMap((field) => field.result))].map((id) => docs[id].location) };
  },
  async "Fuse.js"() {
    const { default: Fuse } = await import("./engines/fuse.mjs");
    const sent = JSON.stringify(docs);
    const open = () => new Fuse(JSON.parse(sent), { keys: [{ name: "title", weight: 2 }, "text"], ignoreLocation: true, useTokenSearch: true, threshold: 0.3 });
    return { sent, open, ask: (engine, text) => engine.search(text.slice(0, 60), { limit: 10 }).map((one) => one.item.location) };
  },
  async Orama() {
    const { create, insertMultiple, search } = await import("./engines/orama/index.js");
    const sent = JSON.stringify(docs);
    const open = async () => {
      const engine = create({ schema: { title: "string", text: "string", location: "string" } });
      await insertMultiple(engine, JSON.parse(sent).map(({ title, text, location }) => ({ title, text, location })), 1000);
      return engine;
    };
    const ask = async (engine, text) => (await search(engine, { term: text, properties: ["title", "text"], boost: { title: 2 }, tolerance: 1, limit: 10 })).hits.map((hit) => hit.document.location);
    return { sent, open, ask };
  },
};

window.compare = async (name, texts) => {
  const { sent, open, ask } = await engines[name]();
  const began = performance.now();
  const engine = await open();
  const opened = performance.now() - began;
  const times = [];
  const answers = [];
  for (const text of texts) {
    const start = performance.now();
    answers.push((await ask(engine, text)).slice(0, 10));
    times.push(performance.now() - start);
  }
  times.sort((one, other) => one - other);
  return { index: await gzip(sent), raw: textOf(sent), open: opened, p95: times[Math.floor(times.length * 0.95)], answers };
};
window.compareReady = true;
