// The kinds of objects that the layout names.
namespace CamkesNet.Build.Layout.Derived;

/// <summary>The kinds of objects.</summary>
internal enum ObjectKind
{
    Endpoint,
    Notification,
    Interrupt,
    Timer,
    IoPorts,
    DeviceMemory,
    Region,
    Archive,
    Symbols,
    GuestRam,
    GuestAddressSpace,
    Vcpu,
}
