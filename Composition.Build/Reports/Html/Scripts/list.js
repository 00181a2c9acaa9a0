// The list of all instances, or of those that were found.
const list = document.getElementById('instances');
const found = document.getElementById('found');
const search = document.getElementById('search');

const entries = new Map([...index.keys()].map(name => {
  const entry = middleCut(name, 'a');
  entry.href = '#' + encodeURIComponent(name);
  entry.draggable = false;
  entry.dataset.name = name;
  entry.onmouseenter = () => focus(name);
  entry.onmouseleave = () => focus(chosen);
  return [name, entry];
}));

function showFound() {
  const matches = find(search.value);
  list.replaceChildren(...matches.flatMap(({ name, reasons }) =>
    [entries.get(name), ...search.value ? reasons.map(reason => element('p', reason)) : []]));
  found.textContent = !search.value.trim() ? count(instances.size, 'instance')
    : matches.length > 0 ? `${matches.length} of ${count(instances.size, 'instance')}`
    : `No match for “${search.value}”. The search looks at instances, components, ports, connections, settings, `
      + 'threads, devices and addresses (0x…).';
  focusFound(search.value.trim() ? new Set(matches.map(match => match.name)) : null);
  tabStop();
}

// The list is one stop of the tabulator key.
function tabStop(name) {
  const shownEntries = [...list.querySelectorAll('a')];
  const stopAt = shownEntries.find(entry => entry.dataset.name === (name ?? chosen)) ?? shownEntries[0];
  shownEntries.forEach(entry => { entry.tabIndex = entry === stopAt ? 0 : -1; });
}

function markChosen(isFromList) {
  entries.forEach((entry, name) => {
    if (name === chosen) entry.setAttribute('aria-current', 'true');
    else entry.removeAttribute('aria-current');
  });
  if (chosen && !isFromList) entries.get(chosen).scrollIntoView({ block: 'nearest' });
  tabStop();
}

list.addEventListener('keydown', event => {
  const shownEntries = [...list.querySelectorAll('a')];
  const at = shownEntries.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shownEntries.length - 1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  if (to < 0) search.focus();
  else if (shownEntries[to]) {
    tabStop(shownEntries[to].dataset.name);
    shownEntries[to].focus();
  }
});

search.addEventListener('input', showFound);
search.addEventListener('keydown', event => {
  const first = list.querySelector('a');
  if (event.key === 'Enter' && first) go(first.dataset.name);
  else if (event.key === 'ArrowDown' && first) first.focus();
  else if (event.key === 'Escape' && search.value) {
    search.value = '';
    showFound();
    seeAll();
  } else return;
  event.stopPropagation();
  event.preventDefault();
});
addEventListener('keydown', event => {
  if (event.key !== '/' || event.target === search || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  search.focus();
});
