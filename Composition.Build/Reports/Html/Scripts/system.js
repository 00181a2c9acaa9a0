// The page shows what the build has laid out: nothing here computes anything that the image does not hold.
'use strict';
const layout = JSON.parse(document.getElementById('layout').textContent);
const declared = layout.declared;
const instances = new Map(declared.instances.map(instance => [instance.name, instance]));
const placed = new Map(layout.components.map(component => [component.name, component]));
const monitors = declared.instances.filter(instance => instance.capabilities.some(item => item.kind === 'vcpu'));
const setting = (instance, name) => instance.attributes.find(item => item.name === name).value;
const instanceOf = end => end.slice(0, end.lastIndexOf('.'));
const devices = () => declared.objects.filter(item => ['ioPorts', 'interrupt', 'deviceMemory'].includes(item.kind));

function ownerOf(object) {
  const owner = declared.instances.find(instance => instance.capabilities.some(item => item.object === object)
    || instance.ports.some(port => port.region === object));
  return owner ? owner.name : '';
}
