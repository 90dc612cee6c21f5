() => {
  const longest = (text) => Math.max(...text.split(',').map(part => parseFloat(part) * (part.includes('ms') ? 1 : 1000)));
  const found = [];
  for (const node of document.querySelectorAll('*'))
    for (const part of [null, '::before', '::after']) {
      const style = getComputedStyle(node, part);
      if (part && style.content === 'none') continue;
      const time = Math.max(longest(style.transitionDuration), style.animationName === 'none' ? 0 : longest(style.animationDuration));
      if (time > 10) found.push(`${node.tagName.toLowerCase()}.${node.getAttribute('class') || ''}${part || ''}: ${time} ms`);
    }
  const running = document.getAnimations().filter(one => one.playState === 'running' && one.effect.getComputedTiming().duration > 10);
  const smooth = getComputedStyle(document.documentElement).scrollBehavior;
  return {found: [...new Set(found)].slice(0, 10), running: running.length, smooth};
}
