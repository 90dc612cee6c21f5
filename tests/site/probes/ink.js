() => [document.querySelector('h1'), ...document.querySelectorAll('article p, .pp-sample pre > code')].slice(0, 30).map(node => {
  const match = getComputedStyle(node).color.match(/[\d.]+/g).map(Number);
  return (0.2126 * match[0] + 0.7152 * match[1] + 0.0722 * match[2]) / 255;
})
