// Hovering over, clicking and keys in the picture.

// A line is too thin to be hit: each gets a broad one that cannot be seen, below the instances.
const lines = new Map();
svg.querySelectorAll('.edge[data-from]').forEach(edge => {
  const reach = edge.cloneNode(true);
  reach.setAttribute('class', 'reach');
  edge.after(reach);
  lines.set(reach, edge);
  lines.set(edge, edge);
  reach.addEventListener('mouseenter', () => focus(null, edge));
  reach.addEventListener('mouseleave', () => focus(chosen));
});

svg.addEventListener('click', event => {
  if (moved) return;
  const node = event.target.closest('.node');
  const line = lines.get(event.target);
  if (line) {
    choose(null);
    focus(null, line);
    describeLine(line);
  } else go(node ? node.dataset.name : null, true);
});
svg.querySelectorAll('.node').forEach(node => {
  node.addEventListener('mouseenter', () => focus(node.dataset.name));
  node.addEventListener('mouseleave', () => focus(chosen));
  node.addEventListener('keydown', event => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      go(node.dataset.name, true);
    }
  });
});
