// What is chosen, and what is near to it in the picture.
let chosen = null;
const nodes = new Map([...svg.querySelectorAll('.node')].map(node => [node.dataset.name, node]));
const edges = [...svg.querySelectorAll('.edge')].slice(0, lines.length);
const boxes = new Map([...nodes].map(([name, node]) => {
  const [place, group] = [node, node.parentNode].map(item => item.transform.baseVal[0].matrix);
  const { width, height } = node.querySelector('rect');
  return [name, { x: place.e + group.e, y: place.f + group.f,
    width: width.baseVal.value, height: height.baseVal.value }];
}));

// Shows these lines and instances, and dims everything else.
function light(names, isNear) {
  edges.forEach((edge, i) => edge.classList.toggle('near', isNear(lines[i], i)));
  nodes.forEach((node, name) => {
    node.classList.toggle('near', names.has(name));
    node.classList.toggle('chosen', name === chosen);
  });
  picture.classList.toggle('focused', names.size > 0);
}

function neighboursOf(name) {
  const near = new Set([name]);
  lines.filter(line => line.from === name || line.to === name).forEach(line => near.add(line.from).add(line.to));
  return near;
}

function focus(name) {
  if (name) light(neighboursOf(name), line => line.from === name || line.to === name);
  else if (wanted) light(wanted, line => wanted.has(line.from) && wanted.has(line.to));
  else light(new Set(), () => false);
}

// The instances that were searched for, or null.
let wanted = null;
function focusFound(names) {
  wanted = names;
  focus(chosen);
  if (!names || names.size === 0) return;
  if (names.size === instances.size) seeAll();
  else seeBoxes([...names].map(item => boxes.get(item)));
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
  focus(name);
  markChosen(isFromList);
  if (name && isFromList) show(name);
  if (name) describe(name);
  else overview();
}

// In a large picture names are too small to read: go to the instance, and to its neighbours if they are near.
function show(name) {
  if (full.width <= svg.clientWidth / smallestName && full.height <= svg.clientHeight / smallestName) return;
  const box = boxes.get(name);
  const near = [...neighboursOf(name)].map(item => boxes.get(item)).filter(other =>
    Math.abs(other.x - box.x) * smallestName < svg.clientWidth / 2
    && Math.abs(other.y - box.y) * smallestName < svg.clientHeight / 2);
  seeBoxes(near);
}

addEventListener('keydown', event => { if (event.key === 'Escape' && chosen) go(null); });
