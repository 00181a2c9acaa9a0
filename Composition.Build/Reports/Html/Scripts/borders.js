// The columns beside the picture are as broad as the user wants.
function resizable(border, column, direction) {
  const resize = width => {
    const most = innerWidth * 0.6;
    const now = Math.round(Math.max(120, Math.min(most, width)));
    Object.assign(column.style, { width: `${now}px`, minWidth: 0, maxWidth: 'none' });
    border.setAttribute('aria-valuenow', now);
    detail();
  };
  border.setAttribute('aria-valuemin', 120);

  // What the column shows does not change its width.
  resize(column.offsetWidth);
  border.addEventListener('pointerdown', event => {
    const start = event.clientX;
    const width = column.offsetWidth;
    border.setPointerCapture(event.pointerId);
    border.onpointermove = moving => resize(width + (moving.clientX - start) * direction);
    event.preventDefault();
  });
  border.addEventListener('pointerup', () => { border.onpointermove = null; });
  border.addEventListener('keydown', event => {
    const step = { ArrowLeft: -20, ArrowRight: 20 }[event.key];
    if (!step) return;
    event.preventDefault();
    resize(column.offsetWidth + step * direction);
  });
}
