// The memory of the image: how much of each kind, and every piece.

// What memory holds when the image starts.
const contents = {
  InImage: 'in the image', CopiedFromImage: 'copied from the image', Zeroed: 'zeros', GuestRam: 'guest RAM',
  Device: 'device' };

// Large systems have thousands of pieces: they are listed when they are asked for.
const fewPieces = 60;

const contentsOf = item => {
  const swatch = element('span', undefined, `swatch ${item.kind}`);
  return new Cell(contents[item.kind] ?? item.kind, swatch, contents[item.kind] ?? item.kind);
};

function memory() {
  const kinds = countBy(layout.memory, item => item.kind)
    .map(([kind, number]) => ({ kind, number, size: layout.memory
      .filter(item => item.kind === kind).reduce((sum, item) => sum + item.size, 0) }))
    .sort((a, b) => b.size - a.size);
  const inImage = kinds.find(item => item.kind === 'InImage')?.size ?? 0;
  const bar = element('div', undefined, 'bar');
  for (const item of kinds) {
    const part = element('span', undefined, item.kind);
    part.style.flexGrow = item.size;
    part.title = `${contents[item.kind] ?? item.kind}: ${size(item.size)}`;
    bar.append(part);
  }
  const pieces = element('details');
  pieces.append(element('summary', `all ${count(layout.memory.length, 'piece')}, with the instances that map them`));
  const list = () => {
    if (pieces.open && !pieces.querySelector('table')) pieces.append(allPieces());
  };
  pieces.addEventListener('toggle', list);
  document.getElementById('memory').append(
    element('h2', `Memory: ${size(layout.memoryNeeded)} beside the image, ${size(inImage)} in it`), bar,
    table(['contents', 'pieces', 'size'], kinds.map(item => [contentsOf(item), item.number, bytes(item.size)]), null),
    pieces);
  pieces.open = layout.memory.length <= fewPieces;
  list();
}

const allPieces = () => table(['memory', 'contents', 'size', 'mapped by', 'in the image at'], layout.memory
  .map(item => [item.name, contentsOf(item), bytes(item.size), links(users.get(item.name)),
    item.source ? address(item.source) : new Cell(0n, '')]));
