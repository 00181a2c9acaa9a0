// Numbers as people read them.
const hex = value => '0x' + value.toString(16);
const count = (number, what) => `${number} ${what}${number === 1 ? '' : 's'}`;

function size(bytes) {
  const units = ['bytes', 'KiB', 'MiB', 'GiB'];
  let unit = 0;
  while (bytes >= 1024 && unit < units.length - 1) { bytes /= 1024; unit++; }
  return `${Number.isInteger(bytes) ? bytes : bytes.toFixed(1)} ${units[unit]}`;
}
