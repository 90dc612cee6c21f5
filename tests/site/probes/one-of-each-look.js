// Empties every text whose look was measured before, so that axe measures the contrast of each look once: it would
// measure thousands of elements on a chapter, and they look like a few dozen. A look is everything that the rules about
// colours read: the colours, the size and the weight of the text, and whatever lies behind it. A link in a text keeps the
// text around it, from which it must differ. `known` holds the looks of other pages in this scheme; returns those that
// are new here. What was emptied is put back by the next call, because in another scheme other texts look alike.
(known) => {
  for (const [text, words] of window.handbookEmptied ?? []) text.data = words;
  const emptied = (window.handbookEmptied = []);
  const seen = new Set(known);
  const found = [];
  const behind = new Map();
  const backgroundOf = (node) => {
    if (!node) return "";
    if (!behind.has(node)) {
      const style = getComputedStyle(node);
      const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.mixBlendMode];
      const plain = own.join() === "rgba(0, 0, 0, 0),none,1,none,normal";
      behind.set(node, backgroundOf(node.parentElement) + (plain ? "" : `|${own}`));
    }
    return behind.get(node);
  };
  const lookOf = (node) => {
    const style = getComputedStyle(node);
    const text = [style.color, style.fontSize, style.fontWeight, style.textShadow, style.textDecorationLine];
    // What may lie over something else is looked at with it.
    const place = ["static", "relative"].includes(style.position) ? "" : `${style.position} ${node.className}`;
    return [...text, style.visibility, style.display === "none", place, backgroundOf(node)].join();
  };
  const isNew = (look) => {
    if (seen.has(look)) return false;
    seen.add(look);
    found.push(look);
    return true;
  };
  const kept = new Set();
  for (const link of document.body.querySelectorAll("a[href]"))
    if (isNew(`link ${lookOf(link)} in ${lookOf(link.parentElement)}`)) kept.add(link).add(link.parentElement);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (!text.data.trim() || text.parentElement.closest("script, style, template")) continue;
    if (isNew(lookOf(text.parentElement))) kept.add(text.parentElement);
    if (kept.has(text.parentElement)) continue;
    emptied.push([text, text.data]);
  }
  for (const [text] of emptied) text.data = "";
  return found;
}
