// The slots of an attacker: a capability of every kind, for itself and for its peer.
using Iced.Intel;

namespace CamkesNet.Tests.Fuzz.Attacks;

internal static class AttackSlot
{
    public const uint Log = 1;
    public const uint OwnEndpoint = 2;
    public const uint DispatchNotification = 3;
    public const uint ControlNotification = 4;
    public const uint SecondThread = 6;
    public const uint ThirdThread = 7;
    public const uint Server = 8;
    public const uint Bystander = 9;
    public const uint Timer = 10;
    public const uint IoPorts = 11;
    public const uint Interrupt = 12;
    public const uint Vcpu = 13;
    public const uint PeerControl = 14;
    public const uint OwnControl = 15;
    public const uint SelfCall = 16;
    public const uint PeerCall = 17;
    public const uint PeerNotification = 18;

    /// <summary>Ports without a device, a few for each attacker.</summary>
    public const ushort FirstIoPort = 0x80;

    /// <summary>How many slots there are to choose from for each operation.</summary>
    public const int Choices = 4;

    /// <summary>In the order of the operations: fitting slots, some more often than others.</summary>
    private static readonly uint[][] fitting =
    [
        [Server, Server, SelfCall, PeerCall],
        [OwnEndpoint, OwnEndpoint, OwnEndpoint, OwnEndpoint],
        [OwnEndpoint, OwnEndpoint, OwnEndpoint, OwnEndpoint],
        [ControlNotification, DispatchNotification, Bystander, PeerNotification],
        [ControlNotification, DispatchNotification, ControlNotification, DispatchNotification],
        [ControlNotification, DispatchNotification, ControlNotification, DispatchNotification],
        [Interrupt, Interrupt, Interrupt, Interrupt],
        [Timer, Timer, Timer, Timer],
        [IoPorts, IoPorts, IoPorts, IoPorts],
        [IoPorts, IoPorts, IoPorts, IoPorts],
        [Vcpu, Vcpu, Vcpu, Vcpu],
        [Vcpu, Vcpu, Vcpu, Vcpu],
        [SecondThread, ThirdThread, SecondThread, ThirdThread],
        [PeerControl, PeerControl, PeerControl, OwnControl],
        [Log, Log, Log, Log],
        [0, 0, 0, 0],
        [0, 0, 0, 0],
        [Log, Log, Log, Log],
    ];

    /// <summary>Writes the table as bytes.</summary>
    public static void WriteTable(Assembler a)
    {
        foreach (uint[] row in fitting)
        {
            a.db([.. row.Select(slot => (byte)slot)]);
        }
    }
}
