// Interrupts between processors, and who is meant by a destination. Intel SDM vol. 3A, "Issuing Interprocessor
// Interrupts", "Determining IPI Destination", "Logical Destination Mode in x2APIC Mode".
using static CamkesNet.Vmm.Devices.Apic.LocalApicRegisters;

namespace CamkesNet.Vmm.Devices.Apic;

public sealed partial class LocalApic
{
    private const uint ShorthandNone = 0;
    private const uint ShorthandSelf = 1;
    private const uint ShorthandAllIncludingSelf = 2;
    private const int X2ApicClusterShift = 16;
    private const uint X2ApicMembers = 0xFFFF;
    private const int X2ApicMemberBits = 4;
    private const int XApicClusterShift = 4;
    private const uint XApicClusterAll = 0xF;
    private const uint XApicMembers = 0xF;

    // The logical ID follows from the ID: cluster in bits 31:16, one bit for the member.
    private uint X2ApicLogicalId =>
        (id >> X2ApicMemberBits << X2ApicClusterShift) | 1U << (int)(id & ((1U << X2ApicMemberBits) - 1));

    // INIT with the level de-asserted is the "INIT level de-assert" message of old, which later processors ignore.
    private static bool IsInitDeassert(uint command) => ModeOf(command) == DeliveryMode.Init
        && (command & (CommandAssert | CommandLevel)) == CommandLevel;

    private void WriteCommand(uint value)
    {
        state.CommandLow = value & CommandWritable;
        DeliveryMode mode = ModeOf(value);
        byte vector = (byte)value;
        if (mode is DeliveryMode.Fixed or DeliveryMode.LowestPriority && vector < LowestLegalVector)
        {
            ReportError(ErrorSendIllegalVector);
            return;
        }

        if (mode is DeliveryMode.Smi or DeliveryMode.Reserved or DeliveryMode.ExtInt || IsInitDeassert(value))
        {
            return;
        }

        uint shorthand = value >> CommandShorthandShift & CommandShorthandMask;
        bool isLogical = shorthand == ShorthandNone && (value & CommandLogical) != 0;
        uint narrow = state.CommandHigh >> XApicIdShift;
        uint destination = IsX2Apic ? state.CommandHigh : InterruptMessage.WidenDestination(narrow, isLogical);

        // IPIs are edge-triggered whatever the trigger mode bit says, as on all later processors.
        var message = new InterruptMessage(
            vector, mode, isLogical, shorthand == ShorthandNone ? destination : InterruptMessage.Broadcast, false);
        switch (shorthand)
        {
            case ShorthandNone:
            case ShorthandAllIncludingSelf:
                bus.Deliver(message);
                break;
            case ShorthandSelf:
                Accept(message);
                break;
            default:
                bus.Deliver(message, this);
                break;
        }
    }

    private void SendSelf(byte vector)
    {
        if (vector < LowestLegalVector)
        {
            ReportError(ErrorSendIllegalVector);
        }
        else
        {
            AcceptFixed(vector, false);
        }
    }

    private bool IsInX2ApicCluster(uint destination) =>
        destination >> X2ApicClusterShift == X2ApicLogicalId >> X2ApicClusterShift
        && (destination & X2ApicLogicalId & X2ApicMembers) != 0;

    private bool IsInXApicGroup(uint destination)
    {
        uint own = state.LogicalDestination >> XApicIdShift;
        if (state.DestinationFormat >> ModelShift == FlatModel)
        {
            return (destination & own) != 0;
        }

        uint cluster = destination >> XApicClusterShift & XApicClusterAll;
        return (cluster == XApicClusterAll || cluster == own >> XApicClusterShift)
            && (destination & own & XApicMembers) != 0;
    }
}
