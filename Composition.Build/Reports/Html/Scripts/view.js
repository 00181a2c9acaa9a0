// Moving and zooming: the viewBox is the window onto the picture.
const picture = document.getElementById('picture');
const svg = picture.querySelector('svg');
const whole = svg.viewBox.baseVal;
const full = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };

// At these scales, names and the components below them are too small to be read.
const smallestName = 0.55;
const smallestComponent = 0.65;

// On the screen, the label of a frame is not larger than this, in pixels.
const largestLabel = 17;

function see(x, y, width, height) {
  Object.assign(whole, { x, y, width, height });
  detail();
}

// Too small names give way to the labels of frames.
function detail() {
  const scale = Math.min(svg.clientWidth / whole.width, svg.clientHeight / whole.height);
  picture.classList.toggle('isfar', scale < smallestName);
  picture.classList.toggle('ismiddle', scale >= smallestName && scale < smallestComponent);
  picture.style.setProperty('--largest', `${largestLabel / scale}px`);
  picture.style.setProperty('--legend', Math.max(1, 0.9 / scale));
}

function zoom(factor, x, y) {
  see(whole.x + (x - whole.x) * (1 - factor), whole.y + (y - whole.y) * (1 - factor),
    whole.width * factor, whole.height * factor);
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
  const height = Math.max(full.height * 1.05, svg.clientHeight / 1.2);
  see((full.width - width) / 2, (full.height - height) / 2, width, height);
}

// Shows all of these boxes, as large as they can be without being blown up.
function seeBoxes(boxes) {
  const margin = 50;
  const left = Math.min(...boxes.map(box => box.x)) - margin;
  const top = Math.min(...boxes.map(box => box.y)) - margin;
  const wide = Math.max(...boxes.map(box => box.x + box.width)) + margin - left;
  const high = Math.max(...boxes.map(box => box.y + box.height)) + margin - top;
  const width = Math.max(wide, svg.clientWidth / 1.2);
  const height = Math.max(high, svg.clientHeight / 1.2);
  see(left - (width - wide) / 2, top - (height - high) / 2, width, height);
}

const zoomMiddle = factor => zoom(factor, whole.x + whole.width / 2, whole.y + whole.height / 2);
svg.addEventListener('dblclick', event => { if (!event.target.closest('text')) seeAll(); });
document.getElementById('all').onclick = seeAll;
document.getElementById('closer').onclick = () => zoomMiddle(1 / 1.4);
document.getElementById('farther').onclick = () => zoomMiddle(1.4);
addEventListener('resize', detail);

// Names can be selected as in any text: the picture is moved by everything else.
let grip = null;
let moved = false;
svg.addEventListener('pointerdown', event => {
  moved = false;
  grip = event.target.closest('text') ? null : point(event);
});
svg.addEventListener('pointermove', event => {
  if (!grip || !event.buttons) return;
  const place = point(event);
  const scale = svg.getScreenCTM().a;
  moved = moved || Math.hypot(place.x - grip.x, place.y - grip.y) * scale > 4;
  if (moved) see(whole.x + grip.x - place.x, whole.y + grip.y - place.y, whole.width, whole.height);
});
addEventListener('pointerup', () => { grip = null; });

// On paper, the whole picture.
let before = null;
addEventListener('beforeprint', () => {
  before = [whole.x, whole.y, whole.width, whole.height];
  see(full.x, full.y, full.width, full.height);
});
addEventListener('afterprint', () => { if (before) see(...before); before = null; });
