// The controls with which guests run: those that the kernel needs, as allowed by the capability registers.
namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>The five control fields, the same for every guest but for what changes at run time.</summary>
internal struct VmxControls
{
    public uint Pin;
    public uint Primary;
    public uint Secondary;
    public uint Exit;
    public uint Entry;
}
