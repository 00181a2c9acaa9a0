// The page as it is opened.
showFound();
memory();
resizable(document.getElementById('listborder'), document.querySelector('nav'), 1);
resizable(document.getElementById('detailsborder'), details, -1);
seeAll();
addEventListener('hashchange', read);
read();
