// The page shows what the build has laid out: nothing here computes anything that the image does not hold.
const { layout, lines } = unpack(JSON.parse(document.getElementById('data').textContent));
const declared = layout.declared;
const instances = new Map(declared.instances.map(instance => [instance.name, instance]));
const placed = new Map(layout.components.map(component => [component.name, component]));
const held = new Map(declared.layout.components.map(component => [component.instance, component.capabilities]));

// Names in the order in which people count: vm2 before vm10.
function compare(a, b) {
  const [first, second] = [a, b].map(text => text.toLowerCase().split(/(\d+)/));
  for (let i = 0; i < Math.min(first.length, second.length); i++) {
    // Digits are at odd places.
    const difference = i % 2 ? first[i] - second[i] : 0;
    if (difference !== 0) return difference;
    if (first[i] !== second[i]) return first[i] < second[i] ? -1 : 1;
  }
  return first.length - second.length || (a < b ? -1 : a > b ? 1 : 0);
}

const byName = (a, b) => compare(a.name, b.name);

// The monitor of a virtual machine is an instance with a virtual processor; the machine's settings are its attributes.
const isMonitor = instance => instance.ports.some(port => port.parts.includes('vcpu'));
const monitors = declared.instances.filter(isMonitor).sort(byName);
const setting = (instance, name) => instance.attributes.find(item => item.name === name)?.value;

const instanceOf = end => end.slice(0, end.lastIndexOf('.'));
const endsOf = connection => [...connection.from, ...connection.to];
const connected = new Set(declared.connections.flatMap(endsOf));
const connectionsOf = name =>
  declared.connections.filter(connection => endsOf(connection).some(end => instanceOf(end) === name)).sort(byName);

// Components that every image has, such as the one that reports faults: nobody has declared them.
const added = layout.components.filter(component => !instances.has(component.name));

// Who maps each piece of memory.
const users = new Map(layout.memory.map(item => [item.name, []]));
layout.components.forEach(component => component.mappings.forEach(mapping => {
  const names = users.get(mapping.memory);
  if (!names.includes(component.name)) names.push(component.name);
}));
users.forEach(names => names.sort(compare));

// A device's object has the name of the port that says where it is.
const devices = declared.layout.objects
  .filter(item => ['ioPorts', 'interrupt', 'deviceMemory'].includes(item.kind))
  .map(item => ({ ...item, ...instances.get(instanceOf(item.name)).ports
    .find(port => `${instanceOf(item.name)}.${port.name}` === item.name).hardware }))
  .sort(byName);

const ownerOf = object => [...held].find(([, capabilities]) => capabilities.some(item => item.object === object))?.[0]
  ?? users.get(object)?.[0] ?? '';

// How many there are of each, by name.
function countBy(items, nameOf) {
  const counts = new Map();
  items.forEach(item => counts.set(nameOf(item), (counts.get(nameOf(item)) || 0) + 1));
  return [...counts].sort((a, b) => compare(a[0], b[0]));
}
