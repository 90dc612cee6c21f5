/* Keeping the handbook on this device: the button at the foot of the pages. Loaded when the reader comes near it, and
   on every page for a reader who keeps the book. Nothing is registered before the button is pressed. The rest is in sw.js. */
(() => {
  "use strict";
  const box = document.querySelector(".pp-keep");
  const service = navigator.serviceWorker;
  if (!box || !service || box.firstChild) return;
  const words = JSON.parse(document.getElementById("pp-keep-words").textContent);
  const lang = document.documentElement.lang;
  const root = new URL(`${box.dataset.root}/`, location.href);
  const prefix = `proven-python ${root.pathname} `;
  const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const button = (name, press) => {
    const made = make("button", { type: "button", class: `pp-button pp-keep__${name}`, hidden: "" }, say(name));
    made.addEventListener("click", press);
    return made;
  };

  const text = make("p", { class: "pp-keep__text", role: "status", tabindex: "-1" });
  const bar = make("progress", { class: "pp-keep__bar", max: "1", value: "0", "aria-label": say("progress"), hidden: "" });
  const keep = button("keep", () => start());
  const forget = button("forget", () => remove());
  const reload = button("reload", () => change());
  const later = button("later", () => { box.classList.remove("pp-keep--ready"); reload.focus(); showState().catch(() => {}); });
  box.append(text, bar, keep, forget, reload, later);

  let size = "";
  let ready = false; // a new edition can be read
  let registration;

  /** What the box says, and which buttons it has. The place of a button that goes is taken by the text. */
  const show = (words, { keep: label = "", forget: leave = false, progress = null } = {}) => {
    const focused = document.activeElement;
    const offered = ready && box.classList.contains("pp-keep--ready"); // in front of the page, with nothing else
    const said = [offered ? "" : words, ready ? say("ready") : ""].filter(Boolean).join(" ");
    if (text.textContent !== said) text.textContent = said;
    text.hidden = !said;
    keep.hidden = offered || !label;
    keep.textContent = label;
    forget.hidden = offered || !leave;
    bar.hidden = progress === null;
    if (progress !== null) bar.value = progress;
    reload.hidden = !ready;
    later.hidden = !offered;
    box.hidden = !said && !label;
    if (box.contains(focused) && focused.hidden) text.focus();
  };

  // ---------------------------------------------------------------- the worker

  const asking = (worker, message) => new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    const timer = setTimeout(() => reject(new Error("no answer")), 10000);
    port1.onmessage = ({ data }) => { clearTimeout(timer); resolve(data); };
    worker.postMessage(message, [port2]);
  });
  const activated = (worker) => new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === "activated") resolve(worker);
      if (worker.state === "redundant") reject(new Error("the worker did not start"));
    };
    worker.addEventListener("statechange", look);
    look();
  });
  const worker = () => activated(registration.active || registration.waiting || registration.installing);

  const sizes = async () => {
    try {
      const response = await fetch(new URL("keep.json", root), { cache: "no-cache" });
      const { bytes } = (await response.json()).languages[lang];
      const [count, unit] = bytes < 1e6 ? [Math.max(1, Math.round(bytes / 1e3)), "kB"] : [bytes / 1e6, "MB"];
      size = `${new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(count)} ${unit}`;
    } catch { size = ""; /* no network, or a site that cannot be kept */ }
  };
  const sized = (key) => say(key, { size: size && ` (${size})` });

  const drop = async () => {
    await registration?.unregister();
    for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
    registration = undefined;
    ready = false;
    box.classList.remove("pp-keep--ready");
  };

  // ---------------------------------------------------------------- what the reader sees

  let watchdog;
  const showProgress = ({ done, total }) => {
    clearTimeout(watchdog); // a browser may stop a worker in the middle of its work
    watchdog = setTimeout(() => { if (!bar.hidden) showState().catch(() => stopped("network")); }, 30000);
    const percent = total ? Math.floor((100 * done) / total) : 0;
    // Said at every quarter only: a screen reader reads each change.
    show(say("fetching", { percent: percent - (percent % 25) }), { progress: total ? done / total : 0 });
  };

  const showState = async () => {
    if (!registration) { show("", { keep: size && sized("keep") }); return; }
    const state = await asking(await worker(), { type: "status", lang });
    if (state.yours && state.yours !== "network" && state.yours !== state.edition) offer();
    if (state.running) showProgress(state.running);
    else if (state.damaged.length) show(say("gone"), { keep: sized("again"), forget: true });
    else if (state.kept.includes(lang)) show(say("kept"), { forget: true });
    else if (state.kept.length) show(say("kept_other"), { keep: size && sized("keep_too"), forget: true });
    else if (state.started) show(say("half"), { keep: sized("continue"), forget: true });
    else show(say("gone"), { keep: sized("again"), forget: true });
  };

  const offer = () => {
    if (ready) return;
    ready = true;
    box.classList.add("pp-keep--ready");
    showState().catch(() => {});
  };

  const stopped = async (reason) => {
    if (reason === "full") {
      const state = registration ? await asking(await worker(), { type: "status", lang }).catch(() => null) : null;
      if (!state?.kept.length && !state?.damaged.length) await drop();
      show(say("full", { size: size || "?" }), { keep: sized("again"), forget: Boolean(registration) });
    } else show(say(reason === "changed" ? "changed" : "stopped"), { keep: sized("continue"), forget: Boolean(registration) });
  };

  const start = async () => {
    showProgress({ done: 0, total: 0 });
    navigator.storage?.persist?.().catch(() => {});
    try {
      if (!registration) {
        registration = await service.register(new URL("sw.js", root), { scope: root.pathname });
        watch();
      }
      (await worker()).postMessage({ type: "keep", lang });
    } catch { await stopped("network"); }
  };

  const remove = async () => {
    for (const one of [registration.active, registration.waiting, registration.installing]) {
      if (one) await asking(one, { type: "forget" }).catch(() => {});
    }
    await drop();
    await sizes();
    show(say("forgotten"), { keep: size && sized("keep") });
  };

  const change = () => {
    const next = registration?.waiting;
    if (!next) { location.reload(); return; }
    next.addEventListener("statechange", () => { if (next.state === "activated") location.reload(); });
    next.postMessage({ type: "switch", url: location.href });
  };

  const watch = () => {
    const look = () => { if (registration?.waiting && registration.active) offer(); };
    // A worker that takes over at once waits for a moment too.
    const follow = (next) => next?.addEventListener("statechange", () => { if (next.state === "installed") setTimeout(look, 500); });
    registration.addEventListener("updatefound", () => follow(registration.installing));
    follow(registration.installing);
    look();
  };

  service.addEventListener("message", ({ data }) => {
    if (data?.type === "not-updated" && data.reason === "full") show(say("no_room"), { forget: true });
    if (data?.lang !== lang) return;
    if (data.type === "progress") showProgress(data);
    if (data.type === "kept") showState().catch(() => {});
    if (data.type === "stopped") stopped(data.reason);
  });
  service.addEventListener("controllerchange", () => { if (registration) showState().catch(() => {}); });

  (async () => {
    registration = await service.getRegistration(root);
    if (registration && registration.scope !== root.href) registration = undefined;
    await sizes();
    await showState().catch(() => show(""));
    if (!registration) return;
    watch();
    registration.update().catch(() => {});
  })();
})();
