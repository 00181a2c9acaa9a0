// Metadata names of the types of Composition.Runtime and Vmm.X86 that declarations are read by.
namespace CamkesNet.Generators.Reading;

internal static class WellKnownNames
{
    public const string Namespace = "CamkesNet";
    public const string ComponentsNamespace = "CamkesNet.Components";

    public const string ComponentAttribute = "CamkesNet.ComponentAttribute";
    public const string HardwareAttribute = "CamkesNet.HardwareAttribute";
    public const string AssemblyAttribute = "CamkesNet.AssemblyAttribute";
    public const string InstanceAttribute = "CamkesNet.InstanceAttribute";
    public const string ConnectionAttribute = "CamkesNet.ConnectionAttribute";
    public const string SettingAttribute = "CamkesNet.SettingAttribute";
    public const string SettingRangeAttribute = "CamkesNet.SettingRangeAttribute";
    public const string WithoutEffectAttribute = "CamkesNet.WithoutEffectAttribute";
    public const string AttributeAttribute = "CamkesNet.AttributeAttribute";
    public const string OptionalAttribute = "CamkesNet.OptionalAttribute";
    public const string HandlesAttribute = "CamkesNet.HandlesAttribute";
    public const string PartAttribute = "CamkesNet.PartAttribute";
    public const string PortTypeAttribute = "CamkesNet.PortTypeAttribute";
    public const string ReadOnlyAttribute = "CamkesNet.ReadOnlyAttribute";
    public const string IoPortRangeAttribute = "CamkesNet.IoPortRangeAttribute";
    public const string IsaInterruptAttribute = "CamkesNet.IsaInterruptAttribute";
    public const string IoApicInterruptAttribute = "CamkesNet.IoApicInterruptAttribute";
    public const string MemoryRangeAttribute = "CamkesNet.MemoryRangeAttribute";
    public const string VmConfigurationAttribute = "CamkesNet.VmConfigurationAttribute";
    public const string ComponentManifestAttribute = "CamkesNet.ComponentManifestAttribute";

    public const string Component = "CamkesNet.Component";
    public const string Event = "CamkesNet.IEvent";
    public const string SignalledPort = "CamkesNet.SignalledPort";
    public const string Dataport = "CamkesNet.Dataport`1";
    public const string Connector = "CamkesNet.Connector";
    public const string PortArray = "CamkesNet.PortArray`1";
    public const string HardwareComponent = "CamkesNet.HardwareComponent";
    public const string Composition = "CamkesNet.Composition";
    public const string VirtualMachines = "CamkesNet.VirtualMachines";
    public const string VirtualMachineMonitor = "CamkesNet.Vmm.VirtualMachineMonitor";
}
