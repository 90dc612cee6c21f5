() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  for (const node of [document.body, document.documentElement]) {
    const colour = getComputedStyle(node).backgroundColor;
    if (colour === 'rgba(0, 0, 0, 0)' || colour === 'transparent') continue;
    canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
    return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
  }
  return 1;
}
