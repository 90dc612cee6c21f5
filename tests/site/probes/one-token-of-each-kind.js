// In each block of code, keep the first token of each kind: its colour depends on its kind alone, and axe measures the
// contrast of every element that it finds, thousands on a chapter. Returns how many tokens it took out.
() => {
  let removed = 0;
  for (const code of document.querySelectorAll("pre code")) {
    const seen = new Set();
    for (const token of [...code.querySelectorAll("span[class]")]) {
      if (token.children.length) continue;
      const kind = `${token.className} in ${token.parentNode.className}`;
      if (seen.has(kind)) {
        token.remove();
        removed += 1;
      }
      seen.add(kind);
    }
  }
  return removed;
}
