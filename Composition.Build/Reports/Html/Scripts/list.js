// The list of all instances, and the search in it.
const list = document.getElementById('instances');
const naturally = new Intl.Collator('en', { numeric: true }).compare;
for (const name of [...instances.keys()].sort(naturally)) {
  const button = element('button', name);
  button.title = name;
  button.onclick = () => go(name);
  button.onmouseenter = () => focus(name);
  button.onmouseleave = () => focus(chosen);
  list.append(button);
}
const search = document.getElementById('search');
search.addEventListener('input', () => {
  const wanted = search.value.toLowerCase();
  list.querySelectorAll('button').forEach(button => button.classList.toggle('hidden',
    !button.textContent.toLowerCase().includes(wanted)));
});
search.addEventListener('keydown', event => {
  if (event.key !== 'Enter') return;
  const left = [...list.querySelectorAll('button:not(.hidden)')];
  (left.find(button => button.textContent.toLowerCase().startsWith(search.value.toLowerCase())) || left[0])?.click();
});
