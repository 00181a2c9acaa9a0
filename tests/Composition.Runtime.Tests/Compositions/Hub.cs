// A server with a port of each kind that takes several peers.
namespace CamkesNet.Tests.Compositions;

[Component]
public partial class Hub : Component, IMailbox
{
#pragma warning disable CN1046 // Each client of these tests is connected to one port only.
    public partial Provides<IMailbox> Plain { get; }

    public partial ProvidesWithEvents<IMailbox, Tock> Bells { get; }

    public partial ProvidesWithBuffers<IMailbox, SharedBytes> Boxes { get; }
#pragma warning restore CN1046

    public partial PortArray<Consumes<Tick>> Ticks { get; }

    public partial PortArray<Emits<Tock>> Tocks { get; }

    public partial PortArray<Dataport<SharedBytes>> Boards { get; }

    /// <summary>How often each element of <see cref="Ticks"/> was signalled.</summary>
    public int[] Ticked { get; } = new int[3];

    int IMailbox.Post(int value)
    {
        if (value > 0)
        {
            Boxes.Bytes(Caller)[0] = (byte)value;
            Bells.Emit(Caller);
        }

        return Caller;
    }

    [Handles(nameof(Ticks))]
    private void OnTick(int element)
    {
        Boards[element].Bytes[0] = (byte)(element + 1);
        Ticked[element]++;
        Tocks[element].Emit();
    }
}
