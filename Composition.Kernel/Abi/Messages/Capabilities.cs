// Kinds and rights of capabilities.
namespace CamkesNet.Abi;

/// <summary>The kind of the object that a capability refers to.</summary>
internal enum CapabilityKind : byte
{
    None = 0,
    Endpoint = 1,
    Notification = 2,
    Interrupt = 3,
    Timer = 4,
    IoPorts = 5,
    Vcpu = 6,
    Thread = 7,
    Control = 8,
    Log = 9,
}

/// <summary>What the holder may do with the object. The kernel checks kind and rights on every use.</summary>
[Flags]
internal enum CapabilityRights : byte
{
    None = 0,

    /// <summary>
    /// Endpoint: call. Notification: signal. I/O ports: write. Interrupt: acknowledge. Timer: set. Log: write in quiet
    /// mode as well.
    /// </summary>
    Send = 1,

    /// <summary>Endpoint: receive. Notification: wait and poll. I/O ports: read.</summary>
    Receive = 2,

    /// <summary>vCPU: run and read state. Thread: start. Control: every request. Log: write and read facts.</summary>
    Control = 4,
}
