// The reasons for which a virtual machine is stopped.
namespace CamkesNet.Vmm.Exits;

/// <summary>What the guest did, or what happened to it, that the monitor cannot deal with.</summary>
internal enum GuestFailure
{
    None = 0,
    InstructionNotEmulated,
    ExecutesOutsideRam,
    PageTablesOutsideRam,
    EventDeliveryOutsideRam,
    TaskSwitchOutsideRam,
    InvalidState,
    UnexpectedExit,
    CallsBios,
    NotAvailable,
}
