// Hovering over, clicking and keys in the picture.

function title(node, text) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  made.textContent = text;
  node.prepend(made);
}

// A line is too thin to be hit: each gets a broad one that cannot be seen, below the instances.
const reaches = new Map();
edges.forEach((edge, i) => {
  const reach = edge.cloneNode(true);
  reach.setAttribute('class', 'reach');
  edge.after(reach);
  const { from, to, connector } = lines[i];
  for (const part of [edge, reach]) {
    reaches.set(part, i);
    title(part, `${connector}: ${from} – ${to}`);
  }
  reach.addEventListener('mouseenter', () => light(new Set([from, to]), (_, other) => other === i));
  reach.addEventListener('mouseleave', () => focus(chosen));
});

svg.addEventListener('click', event => {
  if (moved || !getSelection().isCollapsed) return;
  const node = event.target.closest('.node');
  const line = reaches.get(event.target);
  if (line !== undefined) {
    go(null, true);
    light(new Set([lines[line].from, lines[line].to]), (_, other) => other === line);
    describeLine(lines[line]);
  } else go(node ? node.dataset.name : null, true);
});

// One stop of the tabulator key: arrow keys go from instance to instance.
const order = [...nodes.values()];
function stopAt(node) {
  order.forEach(other => other.setAttribute('tabindex', other === node ? 0 : -1));
}

// The nearest instance in a direction; across the direction, distance counts double.
function next(node, x, y) {
  const from = boxes.get(node.dataset.name);
  let best = null;
  let least = Infinity;
  for (const other of order) {
    const to = boxes.get(other.dataset.name);
    const along = (to.x - from.x) * x + (to.y - from.y) * y;
    const across = Math.abs((to.x - from.x) * y) + Math.abs((to.y - from.y) * x);
    if (along > 0 && along + 2 * across < least) {
      best = other;
      least = along + 2 * across;
    }
  }
  return best;
}

const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
for (const node of order) {
  const { name: instance, component } = instances.get(node.dataset.name);
  title(node, `${instance}: ${component}`);
  node.setAttribute('role', 'link');
  node.addEventListener('mouseenter', () => focus(instance));
  node.addEventListener('mouseleave', () => focus(chosen));
  node.addEventListener('focus', () => stopAt(node));
  node.addEventListener('keydown', event => {
    if (event.key === 'Enter' || event.key === ' ') go(instance, true);
    else if (directions[event.key]) next(node, ...directions[event.key])?.focus();
    else return;
    event.preventDefault();
  });
}
stopAt(order[0]);
