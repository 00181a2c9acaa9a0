// Why guests cannot run on this processor.
namespace CamkesNet.Kernel.Boot.Guests;

/// <summary>What keeps the kernel from using a virtualization extension.</summary>
internal enum VirtualizationRefusal
{
    None,
    NoExtension,
    SvmLocked,
    SvmDisabled,
    SvmWithoutNestedPaging,
    SvmWithoutIdentifiers,
    VmxLocked,
    VmxWithoutEpt,
    VmxWithoutUnrestrictedGuest,
    VmxWithoutControls,
    VmxNotEntered,
}
