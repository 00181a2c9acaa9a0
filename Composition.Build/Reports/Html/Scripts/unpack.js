// The build writes each text, number and repeated part of the layout once; everything else refers to it by its index.

function unpack({ constants, texts, numbers, shapes, repeated, root }) {
  const values = [...constants];
  let last = '';
  for (let i = 0; i < texts.length; i += 2) {
    last = last.slice(0, texts[i]) + texts[i + 1];
    values.push(last);
  }
  values.push(...numbers);
  const part = packed => Array.isArray(packed) ? whole(packed) : values[packed];
  const whole = ([shape, ...elements]) => shape < 0
    ? elements.map(part)
    : Object.fromEntries(elements.map((element, i) => [shapes[shape][i], part(element)]));
  for (const item of repeated) values.push(whole(item));
  return part(root);
}
