// The page shows what the build has laid out: nothing here computes anything that the image does not hold.
'use strict';
const layout = JSON.parse(document.getElementById('layout').textContent);
const declared = layout.declared;
const instances = new Map(declared.instances.map(instance => [instance.name, instance]));
const placed = new Map(layout.components.map(component => [component.name, component]));
const held = new Map(declared.layout.components.map(component => [component.instance, component]));

// The monitor of a virtual machine is an instance with a virtual processor; the machine's settings are its attributes.
const monitors = declared.instances.filter(instance => instance.ports.some(port => port.parts.includes('vcpu')));
const setting = (instance, name) => instance.attributes.find(item => item.name === name).value;
const instanceOf = end => end.slice(0, end.lastIndexOf('.'));
const connected = new Set(declared.connections.flatMap(connection => [...connection.from, ...connection.to]));

// A device's object has the name of the port that says where it is.
const devices = () => declared.layout.objects
  .filter(item => ['ioPorts', 'interrupt', 'deviceMemory'].includes(item.kind))
  .map(item => ({ ...item, ...instances.get(instanceOf(item.name)).ports
    .find(port => `${instanceOf(item.name)}.${port.name}` === item.name).hardware }));

function ownerOf(object) {
  const owner = declared.layout.components.find(component => component.capabilities.some(item => item.object === object)
    || component.ports.some(port => port.links.some(link => link.object === object)));
  return owner ? owner.instance : '';
}
