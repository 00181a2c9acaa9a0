// The memory of the image as a bar and a table.
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
