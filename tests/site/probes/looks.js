() => [...document.querySelectorAll('.pp-sample')].filter(one => one.querySelector('.pp-output')).map(one => {
  const look = (node) => { const s = getComputedStyle(node); return [s.backgroundColor, s.borderLeft, s.color, s.fontSize, s.padding].join(); };
  return look(one.querySelector('.highlight pre')) !== look(one.querySelector('.pp-output .highlight pre'))
    || look(one.querySelector('.highlight')) !== look(one.querySelector('.pp-output'));
})
