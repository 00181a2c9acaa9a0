// What can be found: words in names, ports, connections and settings, and addresses inside of memory and devices.
const index = new Map([...instances.values()].sort(byName).map(instance => [instance.name, entriesOf(instance)]));

function entriesOf(instance) {
  const texts = [
    instance.name,
    `component ${instance.component}`,
    ...instance.ports.map(port => `port ${port.name}: ${port.type}${port.payload ? `<${port.payload}>` : ''}`),
    ...instance.attributes.map(item => `setting ${item.name} = ${shown(item)}`),
    ...instance.threads.map(thread => `thread ${thread.name}`),
  ];
  const ranges = (placed.get(instance.name)?.mappings ?? []).map(item =>
    ({ text: `${item.memory} at ${hex(item.address)}, ${size(item.size)}`, start: item.address, length: item.size }));
  return { texts, ranges };
}

declared.connections.forEach(connection => new Set(endsOf(connection).map(instanceOf)).forEach(name =>
  index.get(name)?.texts.push(`connection ${connection.name}: ${connection.connector}`)));

for (const device of devices) {
  const range = device.kind === 'interrupt' ? [] : [{ text: where(device), start: device.start, length: device.length }];
  for (const name of new Set([instanceOf(device.name), ownerOf(device.name)])) {
    index.get(name)?.texts.push(`device ${device.name}: ${where(device)}`);
    index.get(name)?.ranges.push(...range);
  }
}

// The first entry with the word; a number is searched as an address too.
function entryWith({ texts, ranges }, word) {
  const text = texts.find(entry => entry.toLowerCase().includes(word));
  if (text !== undefined || !/^0x[0-9a-f]+$/.test(word)) return text;
  const address = Number(word);
  return ranges.find(range => address >= range.start && address < range.start + range.length)?.text;
}

// The instances that have all words, with the entries that have them; those whose names begin so are the first.
function find(query) {
  const words = query.toLowerCase().split(/\s+/).filter(word => word);
  const found = [];
  for (const [name, entries] of index) {
    const matches = words.map(word => entryWith(entries, word));
    if (matches.every(match => match !== undefined)) {
      found.push({ name, reasons: [...new Set(matches)].filter(match => match !== name) });
    }
  }
  const rank = ({ name, reasons }) => words.length > 0 && name.toLowerCase().startsWith(words[0]) ? 0
    : reasons.length === 0 ? 1 : 2;
  return found.sort((a, b) => rank(a) - rank(b) || compare(a.name, b.name));
}
