// The pieces that the page is made of.

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

function ends(list) {
  const made = element('span');
  list.forEach((text, i) => made.append(i ? ', ' : '', end(text)));
  return made;
}
