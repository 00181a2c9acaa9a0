// A capability in a component's array, as the kernel checks it on every use.
using CamkesNet.Abi;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Kernel.Objects;

/// <summary>Kind, rights, object and badge.</summary>
// Sound: kind and object are written together at boot and never change, so that the kind says what the object is.
internal unsafe struct Capability
{
    public const int RightsShift = 8;
    public const uint KindMask = 0xFF;

    /// <summary>Kind in the low byte, rights above: compared in one step on the fast path.</summary>
    public uint KindAndRights;
    public void* Object;
    public ulong Badge;

    public readonly CapabilityKind Kind => (CapabilityKind)(KindAndRights & KindMask);

    public readonly CapabilityRights Rights => (CapabilityRights)(KindAndRights >> RightsShift);

    /// <summary>It is the receiving end of an endpoint or notification: its holder is who waits there.</summary>
    public readonly bool IsReceivingEnd => (Rights & CapabilityRights.Receive) != 0;

    /// <summary>The form of <see cref="KindAndRights"/> for a kind and rights.</summary>
    public static uint Encode(CapabilityKind kind, CapabilityRights rights) =>
        (uint)kind | ((uint)rights << RightsShift);

    /// <summary>Fills a slot of <paramref name="holder"/> at boot, as the boot tables say.</summary>
    public void Construct(CapabilityRecord* record, Component* holder)
    {
        KindAndRights = Encode(record->Kind, record->Rights);
        Badge = record->Badge;
        Object = KernelObjects.Find(record->Kind, record->Object);
        if (record->Kind == CapabilityKind.Endpoint && IsReceivingEnd)
        {
            ((Endpoint*)Object)->Owner = holder;
        }
    }

    /// <summary>Puts what the component holds into its initial state, when the component starts.</summary>
    public readonly void Reset()
    {
        switch (Kind)
        {
            case CapabilityKind.Notification when IsReceivingEnd:
                ((Notification*)Object)->Take();
                break;
            case CapabilityKind.Interrupt:
                ((InterruptObject*)Object)->Open();
                break;
            case CapabilityKind.Vcpu:
                Hypervisor.Reset((Vcpu*)Object);
                break;
        }
    }

    /// <summary>Makes what the component held harmless while it is stopped.</summary>
    public readonly void Silence()
    {
        switch (Kind)
        {
            case CapabilityKind.Endpoint when IsReceivingEnd:
                ((Endpoint*)Object)->FailSenders();
                break;
            case CapabilityKind.Notification when IsReceivingEnd:
                ((Notification*)Object)->Take();
                break;
            case CapabilityKind.Timer:
                ((TimerObject*)Object)->Disarm();
                break;
            case CapabilityKind.Interrupt:
                ((InterruptObject*)Object)->SetMask(masked: true);
                break;
        }
    }
}
