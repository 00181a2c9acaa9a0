// The page shows what the build has laid out: nothing here computes anything that the image does not hold.
'use strict';
const layout = JSON.parse(document.getElementById('layout').textContent);
const declared = layout.declared;
const instances = new Map(declared.instances.map(instance => [instance.name, instance]));
const placed = new Map(layout.components.map(component => [component.name, component]));
const machines = new Map(declared.virtualMachines.map(machine => [machine.instance, machine]));
const picture = document.getElementById('picture');
const svg = picture.querySelector('svg');
const details = document.getElementById('details');
const list = document.getElementById('instances');
const instanceOf = end => end.slice(0, end.lastIndexOf('.'));
const hex = value => '0x' + value.toString(16);
let chosen = null;

function size(bytes) {
  const units = ['bytes', 'KiB', 'MiB', 'GiB'];
  let unit = 0;
  while (bytes >= 1024 && unit < units.length - 1) { bytes /= 1024; unit++; }
  return `${Number.isInteger(bytes) ? bytes : bytes.toFixed(1)} ${units[unit]}`;
}

const count = (number, what) => `${number} ${what}${number === 1 ? '' : 's'}`;

// All text goes through here: names are never read as markup.
function element(tag, text, className) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function table(headings, rows) {
  const made = element('table');
  const head = made.createTHead().insertRow();
  headings.forEach(heading => head.append(element('th', heading)));
  const body = made.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const cell of row) {
      const place = line.insertCell();
      if (cell instanceof Node) place.append(cell);
      else place.textContent = cell;
      if (typeof cell === 'string' && /^(0x|\d)/.test(cell)) place.className = 'number';
    }
  }
  return made;
}

function link(name) {
  const made = element('a', name);
  if (instances.has(name)) made.onclick = () => choose(name, true);
  return made;
}

function end(text) {
  const made = element('span');
  made.append(link(instanceOf(text)), text.slice(text.lastIndexOf('.')));
  return made;
}

function section(title, headings, rows) {
  if (rows.length === 0) return;
  details.append(element('h3', title), table(headings, rows));
}

function describe(name) {
  const instance = instances.get(name);
  const component = placed.get(name);
  const machine = machines.get(name);
  details.replaceChildren(element('h2', name), element('p', instance.component));
  if (instance.hardware) details.append(element('p', 'A device: it has no code on the image.'));
  if (machine) {
    section('Virtual machine', ['', ''], [
      ['RAM', size(machine.guestRamMb * 1048576)], ['kernel', machine.kernelImage],
      ['initrd', machine.initrdImage || 'none'], ['command line', machine.kernelCmdline]]);
  }
  section('Connections', ['name', 'from', 'to'], declared.connections
    .filter(connection => [...connection.from, ...connection.to].some(side => instanceOf(side) === name))
    .map(connection => [connection.name, end(connection.from[0]), end(connection.to[0])]));
  section('Capabilities', ['slot', 'kind', 'object', 'rights', 'badge'], instance.capabilities
    .map(item => [String(item.slot), item.kind, item.object, item.rights.join(', '),
      item.badge ? hex(item.badge) : '']));
  section('Settings', ['attribute', 'value'], instance.attributes.map(item => [item.name, JSON.stringify(item.value)]));
  section('Threads', ['thread', 'priority', 'stack'], instance.threads
    .map(thread => [thread.name, String(thread.priority), size(thread.stackSize)]));
  section('Address space', ['address', 'size', 'memory', 'rights'], (component ? component.mappings : [])
    .map(item => [hex(item.address), size(item.size), item.memory, item.rights.replace(', ', '+')]));
  section('Unconnected ports', ['port', 'kind'], instance.ports
    .filter(port => !port.connected).map(port => [port.name, port.kind]));
}

function focus(name) {
  const near = new Set([name]);
  svg.querySelectorAll('.edge[data-from]').forEach(edge => {
    const isNear = edge.dataset.from === name || edge.dataset.to === name;
    edge.classList.toggle('near', isNear);
    if (isNear) { near.add(edge.dataset.from); near.add(edge.dataset.to); }
  });
  svg.querySelectorAll('.node').forEach(node => {
    node.classList.toggle('near', near.has(node.dataset.name));
    node.classList.toggle('chosen', node.dataset.name === chosen);
  });
  picture.classList.toggle('focused', name !== null);
}

// In a large picture names are too small to read: go to the instance and its neighbours.
function show(name) {
  if (home.width <= svg.clientWidth * 1.5) return;
  const near = [...svg.querySelectorAll('.node.near')].map(node => node.getBoundingClientRect());
  const inverse = svg.getScreenCTM().inverse();
  const corner = (x, y) => new DOMPoint(x, y).matrixTransform(inverse);
  const from = corner(Math.min(...near.map(box => box.left)), Math.min(...near.map(box => box.top)));
  const to = corner(Math.max(...near.map(box => box.right)), Math.max(...near.map(box => box.bottom)));
  Object.assign(whole, { x: from.x - 60, y: from.y - 60, width: to.x - from.x + 120, height: to.y - from.y + 120 });
}

function choose(name, isFromList) {
  chosen = name;
  location.hash = name ? encodeURIComponent(name) : '';
  list.querySelectorAll('button').forEach(button => button.classList.toggle('chosen', button.textContent === name));
  focus(name);
  if (name && isFromList) show(name);
  if (name) describe(name);
  else overview();
}

function overview() {
  details.replaceChildren(element('h2', 'The system'), element('p', 'Click an instance to see what it may do.'));
  section('Virtual machines', ['instance', 'RAM', 'kernel'], declared.virtualMachines
    .map(machine => [link(machine.instance), size(machine.guestRamMb * 1048576), machine.kernelImage]));
  const counts = new Map();
  declared.connections.forEach(item => counts.set(item.connector, (counts.get(item.connector) || 0) + 1));
  section('Connections', ['connector', 'number'], [...counts].map(([name, count]) => [name, String(count)]));
  section('Devices', ['object', 'where', 'owner'], declared.objects
    .filter(item => ['ioPorts', 'interrupt', 'deviceMemory'].includes(item.kind))
    .map(item => [item.name, item.kind === 'ioPorts' ? `${hex(item.first)}–${hex(item.last)}`
      : item.kind === 'interrupt' ? `interrupt ${item.number}` : hex(item.address), link(ownerOf(item.name))]));
}

function ownerOf(object) {
  const owner = declared.instances.find(instance => instance.capabilities.some(item => item.object === object)
    || instance.ports.some(port => port.region === object));
  return owner ? owner.name : '';
}

function memory() {
  const kinds = {
    InImage: '#5b6bbf', CopiedFromImage: '#8a97dd', Zeroed: '#d9a441', GuestRam: '#2e8b57', Device: '#a08050' };
  const users = new Map();
  layout.components.forEach(component => component.mappings.forEach(mapping =>
    users.set(mapping.memory, [...(users.get(mapping.memory) || []), component.name])));
  const sorted = [...layout.memory].sort((a, b) => b.size - a.size);
  const all = sorted.reduce((sum, item) => sum + item.size, 0);
  const bar = element('div', undefined, 'bar');
  for (const item of sorted) {
    const part = element('span');
    part.style.flexGrow = item.size / all;
    part.style.background = kinds[item.kind] || '#999';
    part.title = `${item.name}: ${size(item.size)}`;
    bar.append(part);
  }
  const rows = sorted.map(item => {
    const kind = element('span');
    const swatch = element('span', undefined, 'swatch');
    swatch.style.background = kinds[item.kind] || '#999';
    kind.append(swatch, item.kind);
    const owners = element('span');
    (users.get(item.name) || []).forEach((name, i) => owners.append(i ? ', ' : '', link(name)));
    return [item.name, kind, size(item.size), item.source ? hex(item.source) : '', owners];
  });
  document.getElementById('memory').append(element('h2', `Memory: ${size(layout.memoryNeeded)}`), bar,
    table(['memory', 'contents', 'size', 'in the image at', 'mapped by'], rows));
}

// Moving and zooming: the viewBox is the window onto the picture.
const whole = svg.viewBox.baseVal;
const home = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
function zoom(factor, x, y) {
  whole.x += (x - whole.x) * (1 - factor);
  whole.y += (y - whole.y) * (1 - factor);
  whole.width *= factor;
  whole.height *= factor;
}
function point(event) {
  const place = svg.createSVGPoint();
  place.x = event.clientX;
  place.y = event.clientY;
  return place.matrixTransform(svg.getScreenCTM().inverse());
}
picture.addEventListener('wheel', event => {
  event.preventDefault();
  const place = point(event);
  zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, place.x, place.y);
}, { passive: false });
picture.addEventListener('dblclick', () => Object.assign(whole, home));
let held = null;
let moved = false;
picture.addEventListener('pointerdown', event => { held = point(event); moved = false; });
picture.addEventListener('pointermove', event => {
  if (!held || !event.buttons) return;
  const place = point(event);
  moved = moved || Math.hypot(place.x - held.x, place.y - held.y) > 4;
  whole.x += held.x - place.x;
  whole.y += held.y - place.y;
});
picture.addEventListener('pointerup', () => { held = null; });
picture.addEventListener('click', event => {
  if (moved) return;
  const node = event.target.closest('.node');
  choose(node ? node.dataset.name : null);
});
svg.querySelectorAll('.node').forEach(node => {
  node.addEventListener('mouseenter', () => focus(node.dataset.name));
  node.addEventListener('mouseleave', () => focus(chosen));
  node.addEventListener('keydown', event => { if (event.key === 'Enter') choose(node.dataset.name); });
});

for (const name of [...instances.keys()].sort()) {
  const button = element('button', name);
  button.onclick = () => choose(name, true);
  button.onmouseenter = () => focus(name);
  button.onmouseleave = () => focus(chosen);
  list.append(button);
}
document.getElementById('search').addEventListener('input', event => {
  const wanted = event.target.value.toLowerCase();
  list.querySelectorAll('button').forEach(button => button.classList.toggle('hidden',
    !button.textContent.toLowerCase().includes(wanted)));
});
document.getElementById('summary').textContent = [
  count(layout.components.length, 'component'), count(machines.size, 'virtual machine'),
  count(declared.connections.length, 'connection')].join(', ') + ', '
  + `${size(layout.memoryNeeded)} of memory`;
memory();
const asked = decodeURIComponent(location.hash.slice(1));
choose(instances.has(asked) ? asked : null, true);
