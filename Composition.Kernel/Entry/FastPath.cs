// Call and ReplyReceive when the message is in registers and the other side can run at once: the message goes straight
// over, and the processor with it. Everything else takes the general path (Objects/Endpoint.cs), with the same effect:
// tests/Composition.Kernel.Tests/Entry/FastPathTests.cs compares them.
using System.Runtime.CompilerServices;
using CamkesNet.Abi;
using CamkesNet.Kernel.Objects;

namespace CamkesNet.Kernel.Entry;

/// <summary>The short way from a caller to its server and back.</summary>
internal static unsafe class FastPath
{
    private const uint SendRight = (uint)CapabilityRights.Send << Capability.RightsShift;
    private const uint SendMask = SendRight | Capability.KindMask;
    private const uint SendEndpoint = SendRight | (uint)CapabilityKind.Endpoint;
    private const uint ReceiveRight = (uint)CapabilityRights.Receive << Capability.RightsShift;
    private const uint ReceiveMask = ReceiveRight | Capability.KindMask;
    private const uint ReceiveEndpoint = ReceiveRight | (uint)CapabilityKind.Endpoint;

    /// <summary>Hands the message and the processor over. False, and nothing is changed: it is not so easy.</summary>
    // Sound: the slot is below the number of capabilities, and an object is used after its kind was checked only.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TrySwitch(
        ulong slot, ulong tag, ulong word0, ulong operation, ulong word1, ulong word2, ulong word3, Thread* caller,
        out Thread* next)
    {
        next = null;
        if (operation > (ulong)SystemCallOperation.ReplyReceive || slot >= caller->Component->CapabilityCount
            || (tag & MessageTag.LengthMask) > MessageTag.RegisterWords)
        {
            return false;
        }

        Capability* capability = caller->Component->Capabilities + slot;
        var endpoint = (Endpoint*)capability->Object;
        Thread* partner;
        ulong result;
        if (operation == (ulong)SystemCallOperation.Call)
        {
            if ((capability->KindAndRights & SendMask) != SendEndpoint)
            {
                return false;
            }

            partner = endpoint->Receiver;
            if (partner == null || caller->Processor->Ready.HasAtLeast(partner->Priority))
            {
                return false;
            }

            endpoint->Receiver = null;
            partner->Caller = caller;
            caller->Server = partner;
            caller->State = ThreadState.AwaitingReply;
            result = capability->Badge;
        }
        else
        {
            if ((capability->KindAndRights & ReceiveMask) != ReceiveEndpoint)
            {
                return false;
            }

            partner = caller->Caller;
            if (partner == null || caller->Processor->Ready.HasAtLeast(partner->ReplyPriority)
                || endpoint->FirstSender != null || endpoint->Receiver != null)
            {
                return false;
            }

            if (caller->BoundNotification != null && caller->BoundNotification->Bits != 0)
            {
                return false;
            }

            endpoint->Receiver = caller;
            caller->Endpoint = endpoint;
            caller->Caller = null;
            caller->State = ThreadState.Receiving;
            partner->Server = null;
            result = (ulong)CallStatus.Replied;
        }

        partner->State = ThreadState.Ready;
        partner->Context.Frame.Rax = result;
        RegisterFrame.SetMessage(&partner->Context.Frame, tag, word0, word1, word2, word3);
        next = partner;
        return true;
    }
}
