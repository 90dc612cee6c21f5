/* The worker that keeps the handbook on a device. The edition and its lists stand above: python -m tools.precache.

   A cache holds one language of one edition, and counts only when its list is in it, which is put last: a download that was
   cut short is never read from, and is taken up where it stopped. Everything in a cache was checked against the list.

   Every page is read in one edition. Its own files, and the pages that its links lead to, come from the edition that the
   page came from, until the reader reloads. What is not kept, or was deleted, comes from the network as if there were no
   worker. An older edition goes when no open page reads it. */
"use strict";

const scope = new URL(self.registration.scope);
const PREFIX = `proven-python ${scope.pathname} `;
const CLIENTS = `${PREFIX}clients`;
const LANGUAGES = Object.keys(LISTS);
const NETWORK = "network"; // for a page that was not in a cache: its parts are not mixed with kept ones
const AT_ONCE = 6;
const PATIENCE = 60000; // with a host that answers nothing
const ARRIVING = 5000; // so long a page may take from its request until it is open
const OURS = /^(?:sw\.js|keep\.json|precache\.[a-z]+\.json|downloads\/.*)$/;

const nameOf = (edition, lang) => `${PREFIX}${edition} ${lang}`;
const listOf = (lang) => new URL(`precache.${lang}.json`, scope).href;
const bare = (address) => { const url = new URL(address); url.hash = ""; url.search = ""; return url.href; };
const inScope = (address) => address.startsWith(scope.href);
const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

class Stop extends Error {
  constructor(reason) { super(reason); this.reason = reason; }
}

// ---------------------------------------------------------------- what is kept

/** Every cache with pages: [name, edition, language]. */
const editions = async () => (await caches.keys())
  .filter((name) => name.startsWith(PREFIX) && name !== CLIENTS)
  .map((name) => [name, ...name.slice(PREFIX.length).split(" ")]);

const finished = new Set(); // names, asked for once
const isComplete = async (edition, lang) => {
  const name = nameOf(edition, lang);
  if (!finished.has(name) && await caches.match(listOf(lang), { cacheName: name })) finished.add(name);
  return finished.has(name);
};

const find = async (edition, address) => {
  for (const lang of LANGUAGES) {
    if (!await isComplete(edition, lang)) continue;
    const kept = await caches.match(address, { cacheName: nameOf(edition, lang) });
    if (kept) return kept;
  }
  return undefined;
};

/** A page by any address that a server would answer: a folder's with or without its slash or its index.html. */
const findPage = async (edition, address) => {
  const kept = await find(edition, address.replace(/\/index\.html$/, "/"));
  if (kept || address.endsWith("/")) return kept;
  return await find(edition, `${address}/`) ? Response.redirect(`${address}/`) : undefined;
};

// ---------------------------------------------------------------- which page reads which edition

const met = new Set(); // pages that were seen open
const readers = new Map(); // client -> edition; written down too, since a browser stops and starts workers as it likes
const recordOf = (id) => new URL(`client/${id}`, scope).href;

const remember = async (id, edition) => {
  if (!id) return;
  readers.set(id, edition);
  try {
    const headers = { "x-at": String(Date.now()) };
    await (await caches.open(CLIENTS)).put(recordOf(id), new Response(edition, { headers }));
  } catch { /* no room: known while this worker runs */ }
};

const editionOf = async (id) => {
  if (!id) return undefined;
  if (!readers.has(id)) {
    const record = await caches.match(recordOf(id), { cacheName: CLIENTS });
    if (record) readers.set(id, await record.text());
  }
  return readers.get(id);
};

const openPages = async () => (await self.clients.matchAll({ type: "window", includeUncontrolled: true })).filter((client) => inScope(client.url));

/** Remove editions that no page reads. Not while another worker is being made ready: it has a cache that no page reads yet. */
const tidy = async (starting) => {
  const found = (await editions()).filter(([, edition]) => edition !== EDITION);
  if (self.registration.installing || (self.registration.waiting && !starting)) return;
  const open = await openPages();
  for (const { id } of open) met.add(id);
  const used = new Set(await Promise.all(open.map(({ id }) => editionOf(id))));
  if (await caches.has(CLIENTS)) {
    const records = await caches.open(CLIENTS);
    for (const request of await records.keys()) {
      const record = await records.match(request);
      if (!record || open.some(({ id }) => recordOf(id) === request.url)) continue;
      // A page that is just arriving is not among the open ones yet; one that was met there is closed.
      const id = new URL(request.url).pathname.split("/").pop();
      if (!met.has(id) && Date.now() - Number(record.headers.get("x-at")) < ARRIVING) used.add(await record.text());
      else { met.delete(id); readers.delete(id); await records.delete(request); }
    }
  }
  for (const [name, edition, lang] of found) {
    if (used.has(edition) || !(starting || await isComplete(edition, lang))) continue;
    finished.delete(name);
    await caches.delete(name);
  }
};

// ---------------------------------------------------------------- fetching an edition

const fetchChecked = async (address, sha256, signal) => {
  const stop = new AbortController();
  const end = () => stop.abort();
  const timer = setTimeout(end, PATIENCE);
  signal.addEventListener("abort", end);
  let response, body;
  try {
    response = await fetch(address, { cache: "no-cache", credentials: "same-origin", signal: stop.signal });
    if (!response.ok) throw new Stop(response.status === 404 ? "changed" : "network");
    body = await response.arrayBuffer();
  } catch (error) {
    throw error instanceof Stop ? error : new Stop("network");
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", end);
  }
  if (hex(await crypto.subtle.digest("SHA-256", body)) !== sha256) throw new Stop("changed");
  return { body, type: response.headers.get("content-type") || "" };
};

const put = async (cache, address, { body, type }) => {
  try {
    await cache.put(address, new Response(body, { headers: { "content-type": type, "content-length": String(body.byteLength) } }));
  } catch (error) {
    throw new Stop(error.name === "QuotaExceededError" ? "full" : "storage");
  }
};

/** The files of the other kept editions, by address and checksum: most of a new edition is in the old one. */
const earlier = async (lang) => {
  const found = new Map();
  for (const [name, edition, its] of await editions()) {
    if (its !== lang || edition === EDITION) continue;
    const list = await caches.match(listOf(lang), { cacheName: name });
    if (list) for (const [path, sha256] of (await list.json()).files) found.set(`${path} ${sha256}`, name);
  }
  return found;
};

const running = new Map(); // language -> { done, total, stop }

const download = async (lang, tell) => {
  const stop = new AbortController();
  const state = { done: 0, total: 0, stop };
  running.set(lang, state);
  try {
    const list = await fetchChecked(listOf(lang), LISTS[lang].sha256, stop.signal);
    const { files } = JSON.parse(new TextDecoder().decode(list.body));
    let cache, there;
    try {
      cache = await caches.open(nameOf(EDITION, lang));
      there = new Set((await cache.keys()).map((request) => request.url));
    } catch (error) {
      throw new Stop(error.name === "QuotaExceededError" ? "full" : "storage");
    }
    const old = await earlier(lang);
    const todo = [];
    for (const [path, sha256, bytes] of files) {
      state.total += bytes;
      if (there.has(new URL(path, scope).href)) state.done += bytes; else todo.push([path, sha256, bytes]);
    }
    tell(state);
    const work = async () => {
      for (let next = todo.shift(); next && !stop.signal.aborted; next = todo.shift()) {
        const [path, sha256, bytes] = next;
        const address = new URL(path, scope).href;
        const from = old.get(`${path} ${sha256}`);
        const copy = from && await caches.match(address, { cacheName: from });
        const file = copy
          ? { body: await copy.arrayBuffer(), type: copy.headers.get("content-type") || "" }
          : await fetchChecked(address, sha256, stop.signal);
        if (stop.signal.aborted) return;
        await put(cache, address, file);
        state.done += bytes;
        if (!stop.signal.aborted) tell(state);
      }
    };
    // One that fails stops the others, and all have ended before what is there is kept or deleted.
    const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => work().catch((error) => {
      const first = !stop.signal.aborted;
      stop.abort();
      if (first) throw error;
    })));
    const failed = ends.find(({ status }) => status === "rejected");
    if (failed) throw failed.reason;
    if (stop.signal.aborted) throw new Stop("forgotten");
    await put(cache, listOf(lang), list); // last: it says that everything else is there
    finished.add(nameOf(EDITION, lang));
  } catch (error) {
    const reason = error.reason || "storage";
    // Without room, what is half there would only take more of it. What was complete before stays.
    if (reason === "full" && !await isComplete(EDITION, lang)) await caches.delete(nameOf(EDITION, lang));
    throw new Stop(reason);
  } finally {
    running.delete(lang);
  }
};

let telling = Promise.resolve(); // one message after the other
const tellAll = (message) => {
  telling = telling.then(async () => { for (const client of await openPages()) client.postMessage(message); }).catch(() => {});
  return telling;
};

const teller = (lang) => {
  let last = 0;
  return ({ done, total }) => {
    if (done < total && Date.now() - last < 100) return;
    last = Date.now();
    tellAll({ type: "progress", lang, done, total });
  };
};

// ---------------------------------------------------------------- the worker's life

const install = async () => {
  const kept = new Set();
  for (const [, edition, lang] of await editions()) if (LISTS[lang] && await isComplete(edition, lang)) kept.add(lang);
  let fresh = false;
  for (const lang of kept) {
    if (await isComplete(EDITION, lang)) continue;
    fresh = true;
    try {
      await download(lang, () => {});
    } catch (stopped) {
      await tellAll({ type: "not-updated", lang, reason: stopped.reason });
      throw stopped;
    }
  }
  // Nothing kept yet, or only this script changed: there is nothing that an open page could miss.
  if (!fresh) await self.skipWaiting();
};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(tidy(true).then(() => self.clients.claim())));

const reloaded = new Set(); // pages that are about to be loaded again, by the reader's wish

const answers = {
  async status({ lang }, client) {
    const before = running.has(lang);
    const state = { edition: EDITION, yours: await editionOf(client?.id), kept: [], damaged: [], started: false };
    for (const one of LANGUAGES) {
      const name = nameOf(EDITION, one);
      finished.delete(name);
      const list = await isComplete(EDITION, one);
      const count = await caches.has(name) ? (await (await caches.open(name)).keys()).length : 0;
      if (list) (count > LISTS[one].files ? state.kept : state.damaged).push(one);
      else if (one === lang && count) state.started = true;
    }
    const busy = running.get(lang);
    if (busy) state.running = { done: busy.done, total: busy.total };
    await tidy(false);
    // A download that began or ended meanwhile: what was counted is no longer so.
    return before === running.has(lang) ? state : answers.status({ lang }, client);
  },

  async keep({ lang }) {
    if (running.has(lang) || !LISTS[lang]) return;
    try {
      await download(lang, teller(lang));
    } catch (stopped) {
      if (stopped.reason !== "forgotten") await tellAll({ type: "stopped", lang, reason: stopped.reason });
      return;
    }
    await self.clients.claim();
    for (const { id } of await openPages()) if (await editionOf(id) === undefined) await remember(id, EDITION);
    await tellAll({ type: "kept", lang });
  },

  async forget() {
    for (const { stop } of running.values()) stop.abort();
    finished.clear();
    readers.clear();
    for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
  },

  async switch({ url }) {
    reloaded.add(bare(url));
    await self.skipWaiting();
  },
};

addEventListener("message", (event) => {
  const answer = answers[event.data?.type];
  if (answer) event.waitUntil(answer(event.data, event.source).then((value) => event.ports[0]?.postMessage(value ?? null)));
});

// ---------------------------------------------------------------- answering pages

/** The edition for a page that is being opened: that of the page whose link was followed, if every such page has it. */
const editionFor = async ({ url, referrer, cache }) => {
  if (reloaded.delete(bare(url)) || cache === "no-cache" || cache === "reload" || !inScope(referrer)) return EDITION;
  const from = (await openPages()).filter((client) => bare(client.url) === bare(referrer));
  const theirs = new Set(await Promise.all(from.map(({ id }) => editionOf(id))));
  const [edition] = theirs;
  return theirs.size === 1 && edition && edition !== NETWORK ? edition : EDITION;
};

const nowhere = () => new Response(
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Not on this device / No está en este dispositivo</title>
<body style="max-width:34rem;margin:3rem auto;padding:0 1rem;font:1.1rem/1.5 serif;color-scheme:light dark"><main>
<h1>Not on this device</h1><p>There is no network, and this page is not kept on this device. <a href="${scope.pathname}">Go to the first page</a></p>
<section lang="es"><h2>No está en este dispositivo</h2><p>No hay red y esta página no está guardada en este dispositivo. <a href="${scope.pathname}es/">Ir a la primera página</a></p></section></main>`,
  { status: 503, headers: { "content-type": "text/html; charset=utf-8" } },
);

const openPage = async (event) => {
  const { request } = event;
  const address = bare(request.url);
  const edition = await editionFor(request);
  const kept = await findPage(edition, address);
  if (kept) {
    event.waitUntil(remember(event.resultingClientId, edition));
    return kept;
  }
  event.waitUntil(remember(event.resultingClientId, NETWORK));
  try {
    return await fetch(request);
  } catch {
    for (const other of new Set([EDITION, ...(await editions()).map(([, one]) => one)])) {
      const found = await findPage(other, address);
      if (found) {
        event.waitUntil(remember(event.resultingClientId, other));
        return found;
      }
    }
    return nowhere();
  }
};

const openPart = async ({ request, clientId }) => {
  const edition = await editionOf(clientId) ?? EDITION;
  const address = bare(request.url);
  const kept = edition === NETWORK ? undefined : await find(edition, address);
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    const other = await find(EDITION, address);
    if (other) return other;
    throw error;
  }
};

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !inScope(request.url) || request.headers.has("range")) return;
  if (OURS.test(bare(request.url).slice(scope.href.length))) return;
  event.respondWith(request.mode === "navigate" ? openPage(event) : openPart(event));
});
