// A hub with three spokes, connected in another order than they are declared.
namespace CamkesNet.Tests.Compositions;

[Assembly]
public partial class Wheel : Composition
{
    [Instance]
    public partial Spoke first { get; }

    [Instance]
    public partial Spoke second { get; }

    [Instance]
    public partial Hub hub { get; }

    [Instance]
    public partial Spoke third { get; }

    [Connection]
    public RpcCall<IMailbox> plain3 => new(from: third.Plain, to: hub.Plain);

    [Connection]
    public RpcCall<IMailbox> plain1 => new(from: first.Plain, to: hub.Plain);

    [Connection]
    public RpcCall<IMailbox> plain2 => new(from: second.Plain, to: hub.Plain);

    [Connection]
    public RpcCallWithEvent<IMailbox, Tock> bell2 => new(from: second.Bell, to: hub.Bells);

    [Connection]
    public RpcCallWithEvent<IMailbox, Tock> bell1 => new(from: first.Bell, to: hub.Bells);

    [Connection]
    public RpcCallWithEvent<IMailbox, Tock> bell3 => new(from: third.Bell, to: hub.Bells);

    [Connection]
    public RpcCallWithBuffer<IMailbox, SharedBytes> box2 => new(from: second.Box, to: hub.Boxes);

    [Connection]
    public RpcCallWithBuffer<IMailbox, SharedBytes> box1 => new(from: first.Box, to: hub.Boxes);

    [Connection]
    public RpcCallWithBuffer<IMailbox, SharedBytes> box3 => new(from: third.Box, to: hub.Boxes);

    [Connection]
    public Notification<Tick> tick3 => new(from: third.Tick, to: hub.Ticks);

    [Connection]
    public Notification<Tick> tick2 => new(from: second.Tick, to: hub.Ticks);

    [Connection]
    public Notification<Tick> tick1 => new(from: first.Tick, to: hub.Ticks);

    [Connection]
    public Notification<Tock> tock3 => new(from: hub.Tocks, to: third.Tock);

    [Connection]
    public Notification<Tock> tock2 => new(from: hub.Tocks, to: second.Tock);

    [Connection]
    public Notification<Tock> tock1 => new(from: hub.Tocks, to: first.Tock);

    [Connection]
    public SharedData<SharedBytes> board3 => new(from: hub.Boards, to: third.Board);

    [Connection]
    public SharedData<SharedBytes> board2 => new(from: second.Board, to: hub.Boards);

    [Connection]
    public SharedData<SharedBytes> board1 => new(from: first.Board, to: hub.Boards);
}
