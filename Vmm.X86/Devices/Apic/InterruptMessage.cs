// What travels between I/O APICs, local APICs and message-signalled devices.
namespace CamkesNet.Vmm.Devices.Apic;

/// <summary>One interrupt message.</summary>
/// <param name="Vector">The vector, or the start-up page.</param>
/// <param name="Mode">The delivery mode.</param>
/// <param name="IsLogical">Whether the destination is logical rather than a physical APIC ID.</param>
/// <param name="Destination">Who is meant; <see cref="Broadcast"/> means all.</param>
/// <param name="IsLevel">Whether the source is level-triggered, so that its end is to be broadcast.</param>
public readonly record struct InterruptMessage(
    byte Vector, DeliveryMode Mode, bool IsLogical, uint Destination, bool IsLevel)
{
    /// <summary>The destination that means all processors.</summary>
    public const uint Broadcast = uint.MaxValue;

    private const uint NarrowBroadcast = 0xFF;

    /// <summary>Widens the 8-bit destination of an I/O APIC or of an xAPIC's ICR.</summary>
    public static uint WidenDestination(uint narrow, bool isLogical) =>
        !isLogical && narrow == NarrowBroadcast ? Broadcast : narrow;
}
