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

// A column of numbers is aligned to the right, with its heading.
const isNumber = cell => typeof cell === 'string' && /^(0x[0-9a-f]+|\d[\d.]*( [KMG]?i?B| bytes)?)?$/.test(cell);

function table(headings, rows) {
  const made = element('table');
  const columns = headings.map((_, i) =>
    rows.every(row => isNumber(row[i])) ? 'number' : rows.some(row => row[i] instanceof Kind) ? 'kind' : undefined);
  const head = made.createTHead().insertRow();
  headings.forEach((heading, i) => head.append(element('th', heading, columns[i])));
  const body = made.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    row.forEach((cell, i) => {
      const place = line.insertCell();
      place.className = columns[i] || '';
      if (cell instanceof Kind) place.append(...cell.parts());
      else if (cell instanceof Node) place.append(cell);
      else if (columns[i]) place.textContent = cell;
      else place.append(breakable(cell));
    });
  }
  return made;
}

// Long names may be broken behind dots and underscores.
function breakable(text) {
  const made = element('span');
  text.split(/(?<=[._])/).forEach((part, i) => made.append(...i ? [element('wbr')] : [], part));
  return made;
}

// What memory holds when the image starts, as a coloured square and words.
class Kind {
  static all = {
    InImage: ['in the image', '#5b6bbf'], CopiedFromImage: ['copied from the image', '#8a97dd'],
    Zeroed: ['zeros', '#d9a441'], GuestRam: ['guest RAM', '#2e8b57'], Device: ['device', '#a08050'] };
  constructor(name) { [this.text, this.color] = Kind.all[name] || [name, '#999']; }
  parts() {
    const swatch = element('span', undefined, 'swatch');
    swatch.style.background = this.color;
    return [swatch, this.text];
  }
}

// An ordinary link, so that the keyboard, a new tab and the browser's way back work.
function link(name) {
  const made = element('a', name);
  if (instances.has(name)) made.href = '#' + encodeURIComponent(name);
  return made;
}

// Names side by side; many of them only when they are asked for.
function links(names) {
  const made = element(names.length > 8 ? 'details' : 'span');
  if (names.length > 8) made.append(element('summary', `${names.length} instances`));
  names.forEach((name, i) => made.append(i ? ', ' : '', link(name)));
  return made;
}

function end(text) {
  const made = element('span');
  made.append(link(instanceOf(text)), element('wbr'), text.slice(text.lastIndexOf('.')));
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
  section('Device', ['object', 'where', 'owner'], devices().filter(item => instanceOf(item.name) === name).map(device));
  connections(declared.connections
    .filter(connection => [...connection.from, ...connection.to].some(side => instanceOf(side) === name)));
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

function connections(list) {
  section('Connections', ['name', 'connector', 'from', 'to'], list
    .map(item => [item.name, item.connector, ends(item.from), ends(item.to)]));
}

function ends(list) {
  const made = element('span');
  list.forEach((text, i) => made.append(i ? ', ' : '', end(text)));
  return made;
}

const devices = () => declared.objects.filter(item => ['ioPorts', 'interrupt', 'deviceMemory'].includes(item.kind));
const device = item => [item.name, item.kind === 'ioPorts' ? `ports ${hex(item.first)}–${hex(item.last)}`
  : item.kind === 'interrupt' ? `${item.isa ? 'ISA' : 'I/O APIC'} interrupt ${item.number}`
  : `${hex(item.address)}, ${size(item.size)}`, link(ownerOf(item.name))];

// A line of the picture: all connections of one connector between two instances.
function describeLine(edge) {
  const { from, to, connector } = edge.dataset;
  details.replaceChildren(element('h2', `${from} – ${to}`), element('p', connector));
  connections(declared.connections.filter(item => item.connector === connector
    && item.from.some(side => instanceOf(side) === from) && item.to.some(side => instanceOf(side) === to)));
}

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

// In a large picture names are too small to read: go to the instance and its neighbours.
function show() {
  if (full.width <= svg.clientWidth * 2) return;
  const near = [...svg.querySelectorAll('.node.near')].map(node => node.getBoundingClientRect());
  const inverse = svg.getScreenCTM().inverse();
  const corner = (x, y) => new DOMPoint(x, y).matrixTransform(inverse);
  const from = corner(Math.min(...near.map(box => box.left)), Math.min(...near.map(box => box.top)));
  const to = corner(Math.max(...near.map(box => box.right)), Math.max(...near.map(box => box.bottom)));
  Object.assign(whole, { x: from.x - 60, y: from.y - 60, width: to.x - from.x + 120, height: to.y - from.y + 120 });
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

function overview() {
  details.replaceChildren(element('h2', 'The system'), element('p', 'Click an instance to see what it may do.'));
  section('Virtual machines', ['instance', 'RAM', 'kernel'], declared.virtualMachines
    .map(machine => [link(machine.instance), size(machine.guestRamMb * 1048576), machine.kernelImage]));
  const counts = new Map();
  declared.connections.forEach(item => counts.set(item.connector, (counts.get(item.connector) || 0) + 1));
  section('Connections', ['connector', 'number'], [...counts].map(([name, count]) => [name, String(count)]));
  section('Devices', ['object', 'where', 'owner'], devices().map(device));
}

function ownerOf(object) {
  const owner = declared.instances.find(instance => instance.capabilities.some(item => item.object === object)
    || instance.ports.some(port => port.region === object));
  return owner ? owner.name : '';
}

function memory() {
  const users = new Map();
  layout.components.forEach(component => component.mappings.forEach(mapping =>
    users.set(mapping.memory, [...(users.get(mapping.memory) || []), component.name])));
  const sorted = [...layout.memory].sort((a, b) => b.size - a.size);
  const all = sorted.reduce((sum, item) => sum + item.size, 0);
  const bar = element('div', undefined, 'bar');
  for (const item of sorted) {
    const part = element('span');
    part.style.flexGrow = item.size / all;
    part.style.background = new Kind(item.kind).color;
    part.title = `${item.name}: ${size(item.size)}`;
    bar.append(part);
  }
  const rows = sorted.map(item => {
    return [item.name, new Kind(item.kind), size(item.size), links(users.get(item.name) || []),
      item.source ? hex(item.source) : ''];
  });
  document.getElementById('memory').append(element('h2', `Memory: ${size(layout.memoryNeeded)} beside the image`), bar,
    table(['memory', 'contents', 'size', 'mapped by', 'in the image at'], rows));
}

// Moving and zooming: the viewBox is the window onto the picture.
const whole = svg.viewBox.baseVal;
const full = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
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
// A small picture is not blown up.
function seeAll() {
  const width = Math.max(full.width, svg.clientWidth / 1.2);
  const height = Math.max(full.height, svg.clientHeight / 1.2);
  Object.assign(whole, { x: (full.width - width) / 2, y: (full.height - height) / 2, width, height });
}
const zoomMiddle = factor => zoom(factor, whole.x + whole.width / 2, whole.y + whole.height / 2);
svg.addEventListener('dblclick', seeAll);
document.getElementById('all').onclick = seeAll;
document.getElementById('closer').onclick = () => zoomMiddle(1 / 1.4);
document.getElementById('farther').onclick = () => zoomMiddle(1.4);
let held = null;
let moved = false;
svg.addEventListener('pointerdown', event => { held = point(event); moved = false; });
svg.addEventListener('pointermove', event => {
  if (!held || !event.buttons) return;
  const place = point(event);
  const scale = svg.getScreenCTM().a;
  moved = moved || Math.hypot(place.x - held.x, place.y - held.y) * scale > 4;
  if (!moved) return;
  whole.x += held.x - place.x;
  whole.y += held.y - place.y;
});
addEventListener('pointerup', () => { held = null; });
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

const naturally = new Intl.Collator('en', { numeric: true }).compare;
for (const name of [...instances.keys()].sort(naturally)) {
  const button = element('button', name);
  button.title = name;
  button.onclick = () => go(name);
  button.onmouseenter = () => focus(name);
  button.onmouseleave = () => focus(chosen);
  list.append(button);
}
const search = document.getElementById('search');
search.addEventListener('input', () => {
  const wanted = search.value.toLowerCase();
  list.querySelectorAll('button').forEach(button => button.classList.toggle('hidden',
    !button.textContent.toLowerCase().includes(wanted)));
});
search.addEventListener('keydown', event => {
  if (event.key !== 'Enter') return;
  const left = [...list.querySelectorAll('button:not(.hidden)')];
  (left.find(button => button.textContent.toLowerCase().startsWith(search.value.toLowerCase())) || left[0])?.click();
});
addEventListener('keydown', event => { if (event.key === 'Escape' && chosen) go(null); });
document.getElementById('summary').textContent = [
  count(layout.components.length, 'component'),
  ...machines.size ? [count(machines.size, 'virtual machine')] : [],
  count(declared.connections.length, 'connection')].join(', ') + ', '
  + `${size(layout.memoryNeeded)} of memory`;
memory();
seeAll();
addEventListener('hashchange', read);
read();
