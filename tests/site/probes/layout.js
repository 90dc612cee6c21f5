() => {
  const culprits = [];
  const limit = document.documentElement.clientWidth;
  const clipped = (node) => {
    for (let up = node.parentElement; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (style.overflowX !== 'visible' || style.position === 'fixed') return true;
    }
    return getComputedStyle(node).position === 'fixed';
  };
  for (const node of document.body.querySelectorAll('*')) {
    const box = node.getBoundingClientRect();
    if (box.width && box.right > limit + 1 && !clipped(node))
      culprits.push(`${node.tagName.toLowerCase()}.${node.getAttribute('class') || ''} ends at ${Math.round(box.right)}`);
  }
  const unreachable = [];
  for (const node of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(node);
    if (!['auto', 'scroll'].includes(style.overflowX)) continue;
    if (node.scrollWidth <= node.clientWidth + 1 || !node.getClientRects().length || style.visibility === 'hidden') continue;
    if (node.closest('[inert], [aria-hidden=true]')) continue;
    if (node.tabIndex < 0 && !node.querySelector('a[href], button, input, [tabindex="0"]'))
      unreachable.push(node.outerHTML.slice(0, 120));
  }
  return {width: document.scrollingElement.scrollWidth, culprits: culprits.slice(0, 8), unreachable};
}
