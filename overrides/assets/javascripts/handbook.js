/* What the pages do beyond being read. No dependencies, no build step; without this file every page is still readable. */
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);
  const json = (id) => { try { return JSON.parse(document.getElementById(id).textContent); } catch { return {}; } };
  const words = json("pp-ui");
  const say = (key, values = {}) => (words[key] || "").replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  /* ---- What the reader ticked: one key, shared by all pages and both languages. ---- */
  const KEY = "proven-python/v1";
  const ID = /^[a-z0-9][a-z0-9/._-]{0,99}$/;
  const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const clean = (raw) => {
    const state = { checklists: Object.create(null), paths: Object.create(null) };
    let data;
    try { data = raw && raw.length < 500000 ? JSON.parse(raw) : null; } catch { data = null; }
    if (!isMap(data)) return state;
    for (const kind of ["checklists", "paths"]) {
      if (!Object.hasOwn(data, kind) || !isMap(data[kind])) continue;
      for (const [id, marks] of Object.entries(data[kind])) {
        if (!ID.test(id) || !isMap(marks)) continue;
        const kept = Object.entries(marks).filter(([item, on]) => on === true && ID.test(item));
        if (kept.length) state[kind][id] = Object.assign(Object.create(null), Object.fromEntries(kept));
      }
    }
    return state;
  };
  let memory = "";
  let saves = true;
  const save = (text) => {
    memory = text;
    try { localStorage.setItem(KEY, text); } catch { saves = false; }
  };
  const load = () => {
    let raw = memory;
    try { if (saves) raw = localStorage.getItem(KEY); } catch { saves = false; }
    const state = clean(raw);
    if (raw && JSON.stringify(state) !== raw) save(JSON.stringify(state));
    return state;
  };
  const tick = (kind, id, changes) => {
    const state = load();
    const marks = state[kind][id] || Object.create(null);
    for (const [item, on] of changes) if (on) marks[item] = true; else delete marks[item];
    if (Object.keys(marks).length) state[kind][id] = marks; else delete state[kind][id];
    save(JSON.stringify(state));
    refresh();
  };
  const lists = [];
  const refresh = () => { const state = load(); for (const list of lists) list(state); };
  addEventListener("storage", (event) => { if (event.key === KEY || event.key === null) refresh(); });

  const later = (button, text, back) => {
    button.textContent = text;
    clearTimeout(button.timer);
    button.timer = setTimeout(() => { button.textContent = back; }, 2500);
  };
  const toClipboard = async (text) => {
    try { await navigator.clipboard.writeText(text); return true; } catch { /* from disk, or not allowed */ }
    const area = make("textarea", { readonly: "", class: "pp-offstage" });
    area.value = text;
    const focused = document.activeElement;
    document.body.append(area);
    area.select();
    let done = false;
    try { done = document.execCommand("copy"); } catch { /* the caller says so */ }
    area.remove();
    focused?.focus();
    return done;
  };

  /* Real checkboxes with labels before the items of a list, and a bar that says how far the reader is. */
  const progressBar = (box) => {
    const bar = make("progress", { max: 1, "aria-label": say("progress_label") });
    const text = make("span", { class: "pp-count", role: "status" });
    const line = make("div", { class: "pp-progress" }, bar, text);
    const note = make("p", { class: "pp-session", hidden: "" }, say("session"));
    one("ul, ol", box).before(line, note);
    return { line, show(done, total) {
      bar.max = total || 1;
      bar.value = done;
      const words = say("progress", { done, total });
      if (text.textContent !== words) text.textContent = words;
      note.hidden = saves;
    } };
  };
  const tickable = (box, kind, id, attribute, entries, progress, extra) => {
    lists.push((state) => {
      const marks = state[kind][id] || {};
      for (const [item, input] of entries) input.checked = marks[item] === true;
      const done = entries.filter(([, input]) => input.checked).length;
      progress.show(done, entries.length);
      extra?.(done);
    });
    for (const [item, input] of entries) input.addEventListener("change", () => tick(kind, id, [[item, input.checked]]));
  };

  for (const box of all(".pp-checklist[data-checklist]")) {
    const id = box.dataset.checklist;
    const entries = all("li[data-item]", box).map((li) => {
      const input = make("input", { type: "checkbox", id: `tick-${id}-${li.dataset.item}` });
      const label = make("label", { for: input.id });
      const text = li.firstElementChild?.matches("p.pp-item, p:not([class])") ? li.firstElementChild : li;
      while (text.firstChild && !(text.firstChild.matches?.("p, div, ul, pre"))) label.append(text.firstChild);
      if (text === li) li.prepend(input, label); else text.replaceWith(input, label);
      return [li.dataset.item, input];
    });
    if (!entries.length) continue;
    const progress = progressBar(box);
    const reset = make("button", { type: "button", class: "pp-button pp-reset" }, say("reset"));
    const markdown = make("button", { type: "button", class: "pp-button pp-markdown" }, say("markdown"));
    progress.line.append(make("span", { class: "pp-actions" }, markdown, reset));
    let done = 0;
    let sure = false;
    const calm = () => { sure = false; reset.textContent = say("reset"); };
    reset.addEventListener("click", () => {
      if (!done) return;
      if (!sure) {
        sure = true;
        reset.textContent = say("reset_sure", { done });
        return;
      }
      calm();
      tick("checklists", id, entries.map(([item]) => [item, false]));
    });
    reset.addEventListener("blur", calm);
    reset.addEventListener("keydown", (event) => { if (event.key === "Escape") calm(); });
    markdown.addEventListener("click", async () => {
      const flat = (element) => element.textContent.trim().replace(/\s+/g, " ");
      const lines = [`## ${flat(one(".pp-checklist__title", box))}`, ""];
      for (const [, input] of entries) {
        lines.push(`- [${input.checked ? "x" : " "}] ${flat(input.nextElementSibling)}`);
        for (const more of all(".pp-verify", input.closest("li"))) lines.push(`  ${flat(more)}`);
      }
      later(markdown, say(await toClipboard(`${lines.join("\n")}\n`) ? "copied" : "failed"), say("markdown"));
    });
    tickable(box, "checklists", id, "item", entries, progress, (count) => { done = count; reset.disabled = !count; });
  }

  for (const box of all(".pp-path[data-path]")) {
    const id = box.dataset.path;
    const entries = all("li[data-page]", box).map((li) => {
      const input = make("input", { type: "checkbox", "aria-label": `${say("read")}: ${one("a", li)?.textContent || li.dataset.page}` });
      li.append(make("label", { class: "pp-read" }, input, say("read")));
      return [li.dataset.page, input];
    });
    if (entries.length) tickable(box, "paths", id, "page", entries, progressBar(box));
  }
  if (lists.length) refresh();

  /* ---- Notes: a comment `# (1)` in a sample becomes a link to the note; its number is drawn, so copying never takes it. ---- */
  all(".pp-sample").forEach((sample, index) => {
    const notes = all(".pp-notes > li", sample);
    for (const comment of all(".c1, .c, .cm, .cp", sample)) {
      const match = /^(?:#|--|\/\/|\/\*|<!--)\s*\((\d+)\)\s*(?:\*\/|-->)?$/.exec(comment.textContent.trim());
      const note = match && notes[match[1] - 1];
      if (!note) continue;
      note.id ||= `note-${index + 1}-${match[1]}`;
      const before = comment.previousSibling;
      if (before?.nodeType === Node.TEXT_NODE) before.data = before.data.replace(/[ \t]+$/, "");
      else if (before?.classList?.contains("w") && !before.textContent.includes("\n")) before.remove();
      comment.replaceWith(make("a", { class: "pp-note-ref", href: `#${note.id}`, "data-n": match[1], "aria-label": say("note", { n: match[1] }) }));
    }
  });

  /* ---- Copying: code only, without prompts, their output, or note markers. ---- */
  const codeOf = (code) => {
    const copy = code.cloneNode(true);
    const prompts = one(".gp", copy) !== null;
    const lines = copy.innerHTML.split("\n").map((html) => { const line = make("span"); line.innerHTML = html; return line; });
    return lines.filter((line) => !prompts || one(".gp", line)).map((line) => {
      for (const part of all(".gp, .pp-note-ref", line)) part.remove();
      return line.textContent;
    }).join("\n").replace(/\n+$/, "\n");
  };
  for (const code of all(".highlight pre > code")) {
    if (code.closest(".pp-output")) continue;
    const button = make("button", { type: "button", class: "pp-copy md-clipboard", "aria-label": say("copy_label") }, say("copy"));
    button.addEventListener("click", async () => later(button, say(await toClipboard(codeOf(code)) ? "copied" : "failed"), say("copy")));
    code.closest(".highlight").append(button);
  }

  /* ---- Wide blocks scroll inside themselves, by keyboard too. ---- */
  for (const table of all(".md-typeset table")) {
    if (table.closest(".pp-scroll, .highlight")) continue;
    const frame = make("div", { class: "pp-scroll" });
    table.before(frame);
    frame.append(table);
  }
  const wide = all(".md-typeset pre, .pp-scroll");
  const measure = () => {
    const overflows = wide.map((block) => block.scrollWidth > block.clientWidth + 1);
    for (const [index, block] of wide.entries()) {
      if (overflows[index]) {
        block.tabIndex = 0;
        block.setAttribute("role", "group");
        block.setAttribute("aria-label", say("scroll"));
      } else for (const name of ["tabindex", "role", "aria-label"]) block.removeAttribute(name);
    }
  };
  if (wide.length) {
    measure();
    let waiting;
    addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(measure, 150); });
    for (const box of all("details")) box.addEventListener("toggle", measure);
    for (const input of all(".tabbed-set > input")) input.addEventListener("change", measure);
  }

  /* ---- Terms: the title becomes a tooltip that keyboard and pointer reach, and that Escape closes. ---- */
  const terms = all("a.pp-term[title]");
  if (terms.length) {
    const tip = make("div", { class: "pp-tip", id: "pp-tip", role: "tooltip", hidden: "" });
    document.body.append(tip);
    let closing, open;
    const hide = () => { clearTimeout(closing); tip.hidden = true; open?.removeAttribute("aria-describedby"); open = undefined; };
    const hideSoon = () => { closing = setTimeout(hide, 200); };
    const show = (term) => {
      hide();
      open = term;
      tip.textContent = term.dataset.definition;
      tip.hidden = false;
      term.setAttribute("aria-describedby", "pp-tip");
      const at = term.getClientRects()[0];
      const room = document.documentElement.clientWidth - tip.offsetWidth - 8;
      tip.style.left = `${scrollX + Math.max(8, Math.min(at.left, room))}px`;
      const above = at.top - tip.offsetHeight - 6;
      tip.style.top = `${scrollY + (above > 56 ? above : at.bottom + 6)}px`;
    };
    for (const term of terms) {
      term.dataset.definition = term.title;
      term.removeAttribute("title");
      term.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") show(term); });
      term.addEventListener("focus", () => { if (term.matches(":focus-visible")) show(term); });
      term.addEventListener("pointerleave", hideSoon);
      term.addEventListener("blur", hide);
    }
    tip.addEventListener("pointerenter", () => clearTimeout(closing));
    tip.addEventListener("pointerleave", hideSoon);
    addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  }

  /* ---- Colours: as the system, light, dark. The head of the page sets the saved choice before the first paint. ---- */
  const root = document.documentElement;
  const scheme = one(".pp-scheme");
  const schemes = ["auto", "default", "slate"];
  const nameScheme = () => {
    const name = { default: "scheme_light", slate: "scheme_dark" }[root.dataset.mdColorScheme] || "scheme_auto";
    scheme.setAttribute("aria-label", say(name));
    scheme.title = say(name);
  };
  if (scheme) {
    nameScheme();
    scheme.addEventListener("click", () => {
      const next = schemes[(schemes.indexOf(root.dataset.mdColorScheme || "auto") + 1) % 3];
      if (next === "auto") delete root.dataset.mdColorScheme; else root.dataset.mdColorScheme = next;
      try { localStorage.setItem("proven-python/scheme", next); } catch { /* kept for this page */ }
      nameScheme();
    });
  }

  /* ---- The contents on a narrow screen: the link to them becomes a button that opens them. ---- */
  const menu = one(".pp-menu");
  const nav = one("#pp-nav");
  if (menu && nav) {
    menu.setAttribute("role", "button");
    const toggle = (open) => {
      root.classList.toggle("pp-nav-open", open);
      menu.setAttribute("aria-expanded", open);
      if (open) nav.focus();
    };
    toggle(false);
    menu.addEventListener("click", (event) => { event.preventDefault(); toggle(!root.classList.contains("pp-nav-open")); });
    menu.addEventListener("keydown", (event) => { if (event.key === " ") { event.preventDefault(); menu.click(); } });
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && root.classList.contains("pp-nav-open")) { toggle(false); menu.focus(); }
    });
  }

  /* ---- Where the reader is, in the list of sections. ---- */
  const marks = new Map(all(".pp-toc a").map((link) => [document.getElementById(decodeURIComponent(link.hash.slice(1))), link]));
  marks.delete(null);
  if (marks.size) {
    const follow = () => {
      let current;
      for (const heading of marks.keys()) if (heading.getBoundingClientRect().top < 140) current = heading;
      for (const [heading, link] of marks) if (heading === current) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
    };
    let due = false;
    addEventListener("scroll", () => { if (!due) { due = true; requestAnimationFrame(() => { due = false; follow(); }); } }, { passive: true });
    follow();
  }

  /* A section whose original changed since it was translated says so at its heading, not only at the top of the page. */
  const facts = one(".pp-facts[data-stale]");
  for (const id of (facts?.dataset.stale || "").split(" ")) {
    const heading = id && document.getElementById(id);
    if (heading) heading.after(make("p", { class: "pp-stale" }, words.stale));
  }

  /* A link to something inside a fold opens the fold. */
  const unfold = () => {
    let target;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return; }
    let fold = target?.closest("details");
    if (!fold) return;
    for (; fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();
  let folded = [];
  addEventListener("beforeprint", () => { folded = all("details:not([open])"); for (const fold of folded) fold.open = true; });
  addEventListener("afterprint", () => { for (const fold of folded) fold.open = false; });

  /* ---- Search: its script, the engine and the index are fetched when the reader asks for it. ---- */
  const dialog = one(".pp-search");
  const opener = one(".pp-search-open");
  if (dialog && opener) {
    const base = document.currentScript.src;
    let loaded;
    const fetchIt = () => { loaded ||= document.head.appendChild(make("script", { src: new URL("search.js", base).href })); };
    const open = () => {
      if (!dialog.open) dialog.showModal();
      fetchIt();
    };
    opener.addEventListener("click", open);
    opener.addEventListener("pointerenter", fetchIt, { once: true });
    opener.addEventListener("focus", fetchIt, { once: true });
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    // A shortcut of one character fires for people who dictate, so it can be switched off in the dialog (WCAG 2.1.4).
    const slash = () => {
      if (dialog.dataset.slash) return dialog.dataset.slash === "on";
      try { return localStorage.getItem("proven-python/slash") !== "off"; } catch { return true; }
    };
    addEventListener("keydown", (event) => {
      if (event.altKey || event.defaultPrevented || event.isComposing) return;
      const modified = event.ctrlKey || event.metaKey;
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      const asked = modified ? !event.shiftKey && event.key.toLowerCase() === "k" : event.key === "/" && !typing && slash();
      if (asked && !dialog.open) { event.preventDefault(); open(); }
    });
    const query = new URL(location.href).searchParams.get("q");
    if (query) { one(".pp-search__input").value = query.slice(0, 400); opener.focus(); open(); }
  }
})();
