// The column about an instance, about a line of the picture or about the whole system.
const details = document.getElementById('details');

function section(title, headings, rows, sorted) {
  if (rows.length === 0) return;
  details.append(element('h3', `${title} (${rows.length})`), table(headings, rows, sorted));
}

function describe(name) {
  const instance = instances.get(name);
  details.replaceChildren(element('h2', name), element('p', instance.component));
  if (instance.hardware) details.append(element('p', 'A device: it has no code on the image.'));
  const description = placed.get(name)?.description;
  if (description) details.append(element('p', description));
  if (isMonitor(instance)) {
    const machine = element('dl');
    for (const [term, value] of [['RAM', size(setting(instance, 'GuestRamMb') * 1048576)],
      ['kernel', setting(instance, 'KernelImage')], ['initrd', setting(instance, 'InitrdImage') || 'none'],
      ['command line', setting(instance, 'KernelCmdline')]]) {
      machine.append(element('dt', term), element('dd', value));
    }
    details.append(element('h3', 'Virtual machine'), machine);
  }
  section('Device objects', ['object', 'where', 'driver'],
    devices.filter(item => instanceOf(item.name) === name).map(deviceRow));
  connections(connectionsOf(name));
  section('Capabilities', ['slot', 'kind', 'object', 'rights', 'badge'], (held.get(name) ?? [])
    .map(item => [item.slot, item.kind, item.object, item.rights.join(', '),
      item.badge ? address(item.badge) : new Cell(0n, '')]));
  section('Settings', ['attribute', 'value'], instance.attributes.map(item => [item.name, shown(item)]));
  section('Ports', ['port', 'type', 'of', 'connected'], instance.ports.map(port => [port.name, port.type, port.payload ?? '',
    connected.has(`${name}.${port.name}`) ? 'yes' : port.parts.length > 0 ? 'needs none' : 'no']));
  section('Threads', ['thread', 'priority', 'stack'], instance.threads
    .map(thread => [thread.name, thread.priority, bytes(thread.stackSize)]));
  section('Address space', ['address', 'size', 'memory', 'rights'], (placed.get(name)?.mappings ?? [])
    .map(item => [address(item.address), bytes(item.size), item.memory, item.rights.replace(', ', '+')]));
}

function connections(list) {
  section('Connections', ['name', 'connector', 'from', 'to'], list
    .map(item => [item.name, item.connector, ends(item.from), ends(item.to)]));
}

function overview() {
  details.replaceChildren(element('h2', 'The system'),
    element('p', 'Click an instance, or choose it from the list, to see what it may do.'));
  section('Virtual machines', ['instance', 'RAM', 'kernel'], monitors.map(monitor =>
    [linkCell(monitor.name), bytes(setting(monitor, 'GuestRamMb') * 1048576), setting(monitor, 'KernelImage')]));
  totals(`Instances (${instances.size})`, 'component', 'instances',
    countBy(declared.instances, instance => instance.component));
  totals(`Connections (${declared.connections.length})`, 'connector', 'connections',
    countBy(declared.connections, item => item.connector));
  section('Device objects', ['object', 'where', 'driver'], devices.map(deviceRow));
  section('Added by the build', ['component', 'address space', 'writable'], added.map(component =>
    [component.name, bytes(sizeOf(component.mappings)), bytes(sizeOf(component.mappings.filter(isWritable)))]));
}

const sizeOf = mappings => mappings.reduce((sum, item) => sum + item.size, 0);
const isWritable = mapping => mapping.rights.includes('Write');

function totals(title, what, of, counts) {
  details.append(element('h3', title), table([what, of], counts));
}

const deviceRow = item => [item.name, where(item), linkCell(ownerOf(item.name))];

// A line of the picture: all connections of one connector between two instances.
function describeLine({ from, to, connector }) {
  details.replaceChildren(element('h2', `${from} – ${to}`), element('p', connector));
  connections(connectionsOf(from).filter(item => item.connector === connector
    && item.from.some(side => instanceOf(side) === from) && item.to.some(side => instanceOf(side) === to)));
}
