/* The search dialog: asks search-engine.js, which ranks, and shows what it found. It comes when the dialog is first opened.
   Every text of a result is put in as text: nothing that a page or a query says becomes markup. */
(() => {
  "use strict";
  const dialog = document.querySelector(".pp-search");
  const words = JSON.parse(dialog.querySelector("script").textContent);
  const input = dialog.querySelector(".pp-search__input");
  const status = dialog.querySelector(".pp-search__meta");
  const list = dialog.querySelector(".pp-search__list");
  const none = dialog.querySelector(".pp-search__none");
  const engineUrl = new URL("search-engine.js", document.currentScript.src);
  const MOST = 20;
  const say = (text, values = {}) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  const marked = (text, marks) => {
    const parts = [];
    let at = 0;
    for (const [from, to] of marks || []) {
      parts.push(text.slice(at, from), make("mark", {}, text.slice(from, to)));
      at = to;
    }
    return [...parts, text.slice(at)];
  };

  let engine = null;
  const load = () => {
    engine ||= new Promise((resolve, reject) => {
      if (window.handbookSearch) { resolve(window.handbookSearch); return; }
      const script = make("script", { src: engineUrl });
      script.onload = () => resolve(window.handbookSearch);
      script.onerror = () => reject(Object.assign(new Error("no engine"), { code: "missing" }));
      document.head.append(script);
    }).then((search) => search.load().then(() => search)).catch((error) => { engine = null; throw error; });
    return engine;
  };

  /* ---- What is shown ---- */

  let chosen = -1;
  const options = () => [...dialog.querySelectorAll('[role="option"]')];
  const choose = (number) => {
    const all = options();
    all[chosen]?.setAttribute("aria-selected", "false");
    chosen = all.length ? Math.max(-1, Math.min(all.length - 1, number)) : -1;
    const now = all[chosen];
    if (!now) { input.removeAttribute("aria-activedescendant"); return; }
    now.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", now.id);
    now.scrollIntoView({ block: "nearest" });
  };

  const group = (found, number, lang) => {
    const id = `pp-group-${lang || "own"}-${number}`;
    const items = found.slice(0, 4).map((result, place) => {
      const option = make("a", { role: "option", id: `${id}-${place}`, href: result.url, tabindex: "-1", "aria-selected": "false" });
      if (lang) option.lang = lang;
      option.append(make("b", {}, ...marked(result.title, result.marks)));
      const path = result.path.slice(1).join(" › ");
      if (path) option.append(make("i", {}, path));
      option.append(make("span", {}, ...marked(result.excerpt.text, result.excerpt.marks)));
      return option;
    });
    const box = make("div", { role: "group", "aria-labelledby": id, class: "pp-search__page" });
    box.append(make("p", { id, role: "presentation" }, found[0].page), ...items);
    return box;
  };

  const show = (results, search) => {
    const kept = options()[chosen]?.href;
    const groups = search.group(results);
    list.replaceChildren(...groups.map((found, number) => group(found, number)));
    none.hidden = true;
    input.setAttribute("aria-expanded", String(results.length > 0));
    const shown = options().length;
    const values = { sections: shown, pages: groups.length, total: results.total };
    status.textContent = say(shown === 1 ? words.one : words.some, values);
    if (results.total > results.length) status.textContent = say(words.more, { sections: shown, total: results.total });
    choose(kept ? options().findIndex((option) => option.href === kept) : -1);
  };

  const showNothing = async (query, search, current) => {
    list.replaceChildren();
    choose(-1);
    input.setAttribute("aria-expanded", "false");
    status.textContent = say(words.none, { query });
    const parts = [];
    const better = await search.suggest(query);
    if (better) {
      const button = make("button", { type: "button", class: "pp-button" }, say(words.instead, { query: better }));
      button.addEventListener("click", () => { input.value = better; input.focus(); ask(); });
      parts.push(make("p", {}, button));
    }
    if (dialog.dataset.ask) {
      const url = `${dialog.dataset.ask}?title=${encodeURIComponent(query.slice(0, 120))}`;
      parts.push(make("p", {}, make("a", { href: url }, words.ask)));
    }
    const others = await search.others(query, 5).catch(() => []);
    if (!current()) return;
    none.replaceChildren(...parts);
    none.hidden = !parts.length;
    for (const { lang, results } of others) {
      if (!results.length) continue;
      list.append(make("p", { class: "pp-search__others", role: "presentation" }, words.others));
      list.append(...search.group(results).map((found, number) => group(found, number, lang)));
      input.setAttribute("aria-expanded", "true");
    }
  };

  const fail = (error) => {
    list.replaceChildren();
    none.hidden = true;
    input.setAttribute("aria-expanded", "false");
    status.textContent = words[error.code] || words.failed;
  };

  /* ---- Asking ---- */

  let asked = 0;
  let later;
  const ask = async () => {
    const query = input.value.trim();
    const number = ++asked;
    const current = () => number === asked;
    clearTimeout(later);
    remember(query);
    if (!query) {
      list.replaceChildren();
      none.hidden = true;
      choose(-1);
      input.setAttribute("aria-expanded", "false");
      status.textContent = words.hint;
      return;
    }
    try {
      if (!engine) status.textContent = words.loading;
      const search = await load();
      // Titles at once; the excerpts, which are fetched by page, when the reader pauses.
      const results = await search.query(query, MOST, { excerpts: false });
      if (!current()) return;
      if (!results.length) { await showNothing(query, search, current); return; }
      show(results, search);
      later = setTimeout(async () => {
        const full = await search.query(query, MOST).catch(() => null);
        if (full && current()) show(full, search);
      }, 60);
    } catch (error) {
      if (current()) fail(error);
    }
  };

  /* ---- The address: ?q= links to a search, and going back finds it again. ---- */

  const remember = (query) => {
    const url = new URL(location.href);
    if (query) url.searchParams.set("q", query); else url.searchParams.delete("q");
    try { history.replaceState(history.state, "", url); } catch { /* A page from disk may refuse. */ }
  };

  const follow = (option, event) => {
    const url = new URL(option.href);
    const same = url.pathname === location.pathname && url.hash;
    // The query stays in this page's address, unless the result is on this page.
    if (!same) return;
    event?.preventDefault();
    dialog.close();
    location.hash = url.hash;
  };

  input.addEventListener("input", ask);
  dialog.addEventListener("close", () => { if (dialog.open) return; asked += 1; remember(""); });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
      input.focus();
    } else if (event.key === "Enter" && event.target === input) {
      event.preventDefault();
      (options()[chosen] || options()[0])?.click();
    }
  });
  list.addEventListener("click", (event) => {
    const option = event.target.closest('[role="option"]');
    if (option && !event.ctrlKey && !event.metaKey && !event.shiftKey) follow(option, event);
  });

  const slash = dialog.querySelector(".pp-search__slash input");
  slash.addEventListener("change", () => {
    try { localStorage.setItem("proven-python/slash", slash.checked ? "on" : "off"); } catch { /* For this page only. */ }
    dialog.dataset.slash = slash.checked ? "on" : "off";
  });
  try { slash.checked = localStorage.getItem("proven-python/slash") !== "off"; } catch { /* As it is. */ }

  load().catch(fail);
  if (input.value) ask();
})();
