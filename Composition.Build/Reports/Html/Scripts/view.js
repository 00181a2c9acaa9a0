// Moving and zooming: the viewBox is the window onto the picture.
const picture = document.getElementById('picture');
const svg = picture.querySelector('svg');
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
