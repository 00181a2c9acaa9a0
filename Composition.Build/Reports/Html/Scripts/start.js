// The page as it is opened.
document.getElementById('summary').textContent = [
  count(layout.components.length, 'component'),
  ...monitors.length ? [count(monitors.length, 'virtual machine')] : [],
  count(declared.connections.length, 'connection')].join(', ') + ', '
  + `${size(layout.memoryNeeded)} of memory`;
memory();
seeAll();
addEventListener('hashchange', read);
read();
