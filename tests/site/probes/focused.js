() => {
  const node = document.activeElement;
  if (!node || node === document.body || node === document.documentElement) return null;
  const drawn = (one, pseudo) => {
    const style = getComputedStyle(one, pseudo);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 && !/, 0\)$|transparent/.test(style.outlineColor);
  };
  const stand = [node, ...(node.labels || []), node.nextElementSibling,
    node.parentElement.querySelector(':scope > .tabbed-labels')].filter(Boolean);
  const box = node.getBoundingClientRect();
  const names = ['skip:.pp-skip', 'search:.pp-search-open', 'navigation:.pp-nav a', 'copy:.pp-sample .pp-copy',
    'code:.pp-sample pre', 'checklist:.pp-checklist li input', 'reset:.pp-reset', 'markdown:.pp-markdown',
    'tabs:.tabbed-set > input', 'switch:a[hreflang]', 'scheme:.pp-scheme', 'solution:summary', 'term:a.pp-term', 'next:.pp-pages a'];
  if (!node.dataset.ppSeen) node.dataset.ppSeen = String(++window.ppSeen || (window.ppSeen = 1));
  return {
    kinds: names.filter(one => node.matches(one.slice(one.indexOf(':') + 1))).map(one => one.slice(0, one.indexOf(':'))),
    number: Number(node.dataset.ppSeen),
    visible: stand.some(one => drawn(one) || drawn(one, '::before') || drawn(one, '::after')) || getComputedStyle(node).boxShadow !== 'none',
    onScreen: stand.some(one => { const r = one.getBoundingClientRect(); return r.width > 0 && r.height > 0 && r.bottom > 0 && r.top < innerHeight; }),
    box: [Math.round(box.x), Math.round(box.y), Math.round(box.width), Math.round(box.height)],
    html: node.outerHTML.slice(0, 140),
  };
}
