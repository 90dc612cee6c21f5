() => [...document.querySelectorAll('.pp-checklist button, .pp-checklist input')]
  .filter(node => node.checkVisibility({visibilityProperty: true})).map(node => node.outerHTML.slice(0, 100))
