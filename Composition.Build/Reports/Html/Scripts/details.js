// The column that tells of an instance, of a line of the picture or of the whole system.
const details = document.getElementById('details');

function section(title, headings, rows) {
  if (rows.length === 0) return;
  details.append(element('h3', title), table(headings, rows));
}

function describe(name) {
  const instance = instances.get(name);
  const component = placed.get(name);
  details.replaceChildren(element('h2', name), element('p', instance.component));
  if (instance.hardware) details.append(element('p', 'A device: it has no code on the image.'));
  if (monitors.includes(instance)) {
    section('Virtual machine', ['', ''], [
      ['RAM', size(setting(instance, 'GuestRamMb') * 1048576)], ['kernel', setting(instance, 'KernelImage')],
      ['initrd', setting(instance, 'InitrdImage') || 'none'], ['command line', setting(instance, 'KernelCmdline')]]);
  }
  section('Device', ['object', 'where', 'owner'], devices().filter(item => instanceOf(item.name) === name).map(device));
  connections(declared.connections
    .filter(connection => [...connection.from, ...connection.to].some(side => instanceOf(side) === name)));
  section('Capabilities', ['slot', 'kind', 'object', 'rights', 'badge'], (held.get(name)?.capabilities ?? [])
    .map(item => [String(item.slot), item.kind, item.object, item.rights.join(', '),
      item.badge ? hex(item.badge) : '']));
  section('Settings', ['attribute', 'value'], instance.attributes.map(item => [item.name, JSON.stringify(item.value)]));
  section('Threads', ['thread', 'priority', 'stack'], instance.threads
    .map(thread => [thread.name, String(thread.priority), size(thread.stackSize)]));
  section('Address space', ['address', 'size', 'memory', 'rights'], (component ? component.mappings : [])
    .map(item => [hex(item.address), size(item.size), item.memory, item.rights.replace(', ', '+')]));
  section('Unconnected ports', ['port', 'type'], instance.ports
    .filter(port => port.parts.length === 0 && !connected.has(`${name}.${port.name}`)).map(port => [port.name, port.type]));
}

function connections(list) {
  section('Connections', ['name', 'connector', 'from', 'to'], list
    .map(item => [item.name, item.connector, ends(item.from), ends(item.to)]));
}

function overview() {
  details.replaceChildren(element('h2', 'The system'), element('p', 'Click an instance to see what it may do.'));
  section('Virtual machines', ['instance', 'RAM', 'kernel'], monitors.map(monitor =>
    [link(monitor.name), size(setting(monitor, 'GuestRamMb') * 1048576), setting(monitor, 'KernelImage')]));
  const counts = new Map();
  declared.connections.forEach(item => counts.set(item.connector, (counts.get(item.connector) || 0) + 1));
  section('Connections', ['connector', 'number'], [...counts].map(([name, count]) => [name, String(count)]));
  section('Devices', ['object', 'where', 'owner'], devices().map(device));
}


const device = item => [item.name, item.kind === 'ioPorts'
  ? `ports ${hex(item.start)}–${hex(item.start + item.length - 1)}`
  : item.kind === 'interrupt' ? `${item.isa ? 'ISA' : 'I/O APIC'} interrupt ${item.start}`
  : `${hex(item.start)}, ${size(item.length)}`, link(ownerOf(item.name))];

// A line of the picture: all connections of one connector between two instances.
function describeLine(edge) {
  const { from, to, connector } = edge.dataset;
  details.replaceChildren(element('h2', `${from} – ${to}`), element('p', connector));
  connections(declared.connections.filter(item => item.connector === connector
    && item.from.some(side => instanceOf(side) === from) && item.to.some(side => instanceOf(side) === to)));
}
