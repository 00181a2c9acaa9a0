// What is chosen, and what is near to it in the picture.
let chosen = null;

function focus(name, line) {
  const near = new Set(line ? [line.dataset.from, line.dataset.to] : [name]);
  svg.querySelectorAll('.edge[data-from]').forEach(edge => {
    const isNear = line ? edge === line : edge.dataset.from === name || edge.dataset.to === name;
    edge.classList.toggle('near', isNear);
    if (isNear) { near.add(edge.dataset.from); near.add(edge.dataset.to); }
  });
  svg.querySelectorAll('.node').forEach(node => {
    node.classList.toggle('near', near.has(node.dataset.name));
    node.classList.toggle('chosen', node.dataset.name === chosen);
  });
  picture.classList.toggle('focused', name !== null || line !== undefined);
}

// The address says what is chosen: choosing is going to it.
let isFromPicture = false;
function go(name, fromPicture) {
  const hash = name ? '#' + encodeURIComponent(name) : '';
  isFromPicture = Boolean(fromPicture);
  if (location.hash === hash) read();
  else location.hash = hash;
}

function read() {
  let asked = null;
  try { asked = decodeURIComponent(location.hash.slice(1)); } catch { /* an address that nobody has made here */ }
  choose(instances.has(asked) ? asked : null, !isFromPicture);
  isFromPicture = false;
}

function choose(name, isFromList) {
  chosen = name;
  list.querySelectorAll('button').forEach(button => button.classList.toggle('chosen', button.textContent === name));
  focus(name);
  if (name && isFromList) show();
  if (name) describe(name);
  else overview();
}

addEventListener('keydown', event => { if (event.key === 'Escape' && chosen) go(null); });
