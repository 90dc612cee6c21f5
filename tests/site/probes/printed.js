() => [...document.querySelectorAll('header, nav, dialog, .pp-skip, .pp-toc, .headerlink, button')]
  .filter(node => {
    const box = node.getBoundingClientRect();
    return node.checkVisibility({visibilityProperty: true, opacityProperty: true}) && box.width > 1 && box.right > 0 && box.bottom + scrollY > 0;
})
  .map(node => node.outerHTML.slice(0, 120))
