// Numbers and values as people read them.

// A number that is too large for a browser is a text.
const hex = value => '0x' + BigInt.asUintN(64, BigInt(value)).toString(16);
const count = (number, what) => `${number} ${what}${number === 1 ? '' : 's'}`;
const shown = attribute => attribute.type === 'string' ? JSON.stringify(attribute.value) : String(attribute.value);

function size(bytes) {
  const units = ['bytes', 'KiB', 'MiB', 'GiB'];
  let unit = 0;
  while (bytes >= 1024 && unit < units.length - 1) { bytes /= 1024; unit++; }
  return `${Number.isInteger(bytes) ? bytes : bytes.toFixed(1)} ${units[unit]}`;
}

const where = device => device.kind === 'ioPorts'
  ? `I/O ports ${hex(device.start)}–${hex(device.start + device.length - 1)}`
  : device.kind === 'interrupt' ? `${device.isa ? 'ISA' : 'I/O APIC'} interrupt ${device.start}`
  : `${hex(device.start)}, ${size(device.length)}`;
