// Of the tokens in the blocks of code, keeps the first of each kind: what it looks like depends on its kind and on its
// block's kind alone, and axe looks at every element that it finds, thousands on a chapter. The words stay where they are,
// so that nothing moves.
() => {
  const seen = new Set();
  for (const token of document.querySelectorAll("pre code span[class]")) {
    if (token.children.length) continue;
    const around = token.closest(".highlight")?.parentElement?.className ?? "";
    const kind = [token.className, token.parentElement.className, around].join("|");
    if (seen.has(kind)) token.replaceWith(token.textContent);
    seen.add(kind);
  }
  for (const code of document.querySelectorAll("pre code")) code.normalize();
}
