/* The search box: talks to Material's search worker (lunr, with the page's language), whose messages are
   0 set up, 1 ready, 2 query, 3 result. Zensical writes another index (search.json): there, and where no worker runs,
   the same box searches by plain words. */
(() => {
  "use strict";
  const config = JSON.parse(document.getElementById("__config").textContent);
  const words = JSON.parse(document.getElementById("pp-ui").textContent);
  const t = config.translations;
  const base = new URL(`${config.base}/`, location.href);
  const dialog = document.querySelector(".pp-search");
  const input = dialog.querySelector("input");
  const meta = dialog.querySelector(".pp-search__meta");
  const list = dialog.querySelector("ol");
  const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

  const show = (groups) => {
    const count = groups.length;
    if (!input.value.trim()) { list.replaceChildren(); meta.textContent = t["search.result.placeholder"]; return; }
    meta.textContent = count === 0 ? t["search.result.none"] : count === 1 ? t["search.result.one"] : t["search.result.other"].replace("#", count);
    list.replaceChildren(...groups.slice(0, 20).map((group) => {
      const item = document.createElement("li");
      const page = group.find((entry) => !entry.location.includes("#"));
      const hits = group.filter((entry) => entry !== page || entry.score > 0 || group.length === 1);
      for (const hit of [...new Set([page || group[0], ...hits])].slice(0, 4)) {
        const link = document.createElement("a");
        link.href = new URL(hit.location, base);
        link.className = item.firstChild ? "md-search-result__link pp-search__section" : "md-search-result__link";
        const title = document.createElement("b");
        title.innerHTML = hit.title;
        link.append(title);
        const plain = (hit.text || "").replace(/<(?!\/?mark\b)[^>]*>/g, " ").replace(/\s+/g, " ");
        const at = plain.indexOf("<mark>");
        if (at >= 0) {
          const text = document.createElement("span");
          const from = at > 60 ? plain.indexOf(" ", at - 60) : 0;
          text.innerHTML = (from > 0 ? "… " : "") + plain.slice(Math.max(0, from), at + 140).replace(/<[^>]*$|&[^;\s]*$/, "") + " …";
          link.append(text);
        }
        item.append(link);
      }
      return item;
    }));
  };

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const plainSearch = (entries) => (query) => {
    const wanted = fold(query).split(/\s+/).filter(Boolean);
    const pages = new Map();
    for (const entry of entries) {
      const title = fold(entry.title);
      const text = fold(`${entry.title} ${entry.text}`);
      if (!wanted.length || !wanted.every((word) => text.includes(word))) continue;
      const score = wanted.filter((word) => title.includes(word)).length + 1;
      const key = entry.location.split("#")[0];
      pages.set(key, [...(pages.get(key) || []), { ...entry, title: escape(entry.title), text: "", score }]);
    }
    const best = (group) => Math.max(...group.map((entry) => entry.score));
    show([...pages.values()].sort((a, b) => best(b) - best(a)));
  };

  const fetchJson = async (path) => {
    const response = await fetch(new URL(path, base));
    if (!response.ok) throw new Error(path);
    return response.json();
  };
  const fromDisk = () => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL("search/search_index.js", base);
    script.onload = () => resolve(window.__index);
    script.onerror = reject;
    document.head.append(script);
  });
  const start = async () => {
    const index = await (location.protocol === "file:" ? fromDisk() : fetchJson(dialog.dataset.index));
    if (index.items) return plainSearch(index.items);
    return new Promise((resolve) => {
      const plain = () => resolve(plainSearch(index.docs));
      try {
        const worker = new Worker(new URL(config.search, location.href));
        worker.onerror = plain;
        worker.onmessage = ({ data }) => {
          if (data.type === 1) resolve((query) => worker.postMessage({ type: 2, data: query }));
          if (data.type === 3) show(data.data.items);
        };
        worker.postMessage({ type: 0, data: { config: index.config, docs: index.docs, options: { suggest: false } } });
      } catch { plain(); }
    });
  };

  meta.textContent = words.results_loading;
  start().then((search) => {
    let waiting;
    const ask = () => { if (input.value.trim()) search(input.value); else show([]); };
    input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 80); });
    ask();
  }, () => { meta.textContent = words.results_failed; });

  /* Arrows walk through the results; Enter in the box opens the first. */
  dialog.addEventListener("keydown", (event) => {
    const stops = [input, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (event.key === "Enter" && document.activeElement === input) { event.preventDefault(); stops[1]?.click(); }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    stops[Math.max(0, Math.min(stops.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)))].focus();
  });
  list.addEventListener("click", () => dialog.close());
})();
