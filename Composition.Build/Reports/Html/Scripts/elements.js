// The pieces that the page is made of.

// All text goes through here: names are never read as markup.
function element(tag, text, className) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

// A cell that is shown otherwise than it is sorted.
class Cell {
  constructor(order, ...parts) { this.order = order; this.parts = parts; }
}

const bytes = value => new Cell(value, size(value));
const address = value => new Cell(BigInt(value), hex(value));
const orderOf = cell => cell instanceof Cell ? cell.order : cell;

function compareCells(a, b) {
  const [first, second] = [orderOf(a), orderOf(b)];
  return typeof first === 'string' ? compare(first, second) : first < second ? -1 : first > second ? 1 : 0;
}

// Rows come sorted by a column; a click on another heading sorts by that one, a second click the other way round.
function table(headings, rows, sorted = 0) {
  const made = element('table');
  const isNumber = headings.map((_, i) => rows.every(row => typeof orderOf(row[i]) !== 'string'));
  const head = made.createTHead().insertRow();
  const body = made.createTBody();
  const show = () => body.replaceChildren(...rows.map(row => {
    const line = element('tr');
    row.forEach((cell, i) => {
      const place = element('td', undefined, isNumber[i] ? 'number' : '');
      place.append(...cell instanceof Cell ? cell.parts : isNumber[i] ? [String(cell)] : breakable(cell));
      line.append(place);
    });
    return line;
  }));
  headings.forEach((heading, i) => {
    const cell = element('th', undefined, isNumber[i] ? 'number' : '');
    cell.scope = 'col';
    if (i === sorted) cell.setAttribute('aria-sort', 'ascending');
    const button = element('button', heading);
    button.title = `sort by ${heading}`;
    button.onclick = () => {
      const isUp = cell.getAttribute('aria-sort') !== 'ascending';
      head.querySelectorAll('th').forEach(other => other.removeAttribute('aria-sort'));
      cell.setAttribute('aria-sort', isUp ? 'ascending' : 'descending');
      rows.sort((a, b) => isUp ? compareCells(a[i], b[i]) : compareCells(b[i], a[i]));
      show();
    };
    cell.append(button);
    head.append(cell);
  });
  if (sorted !== null) rows.sort((a, b) => compareCells(a[sorted], b[sorted]));
  show();
  return made;
}

// Long names may be broken behind dots and underscores, and where words begin.
const breakable = text => text.split(/(?<=[._])|(?<=[a-z\d])(?=[A-Z])/).flatMap((part, i) => i ? [element('wbr'), part] : [part]);

// Long names differ at their ends: the first half is cut where it does not fit. All of it is selected and copied.
function middleCut(text, tag) {
  const made = element(tag);
  const tail = Math.min(18, Math.floor(text.length / 2));
  made.append(element('span', text.slice(0, text.length - tail), 'head'), text.slice(text.length - tail));
  made.style.setProperty('--tail', tail);
  made.title = text;
  return made;
}

// An ordinary link, so that the keyboard, a new tab and the browser's way back work.
function link(name) {
  const made = element('a');
  made.append(...breakable(name));
  if (instances.has(name)) made.href = '#' + encodeURIComponent(name);
  return made;
}

const linkCell = name => new Cell(name, link(name));

// Names side by side; many of them only when they are asked for.
function links(names) {
  const made = element(names.length > 8 ? 'details' : 'span');
  if (names.length > 8) made.append(element('summary', count(names.length, 'instance')));
  names.forEach((name, i) => made.append(i ? ', ' : '', link(name)));
  return new Cell(names.join(), made);
}

function ends(list) {
  const made = element('span');
  list.forEach((end, i) =>
    made.append(i ? ', ' : '', link(instanceOf(end)), element('wbr'), end.slice(end.lastIndexOf('.'))));
  return new Cell(list.join(), made);
}
