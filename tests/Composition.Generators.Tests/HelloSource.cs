// A small system as its user writes it, with every kind of software port.
namespace CamkesNet.Generators.Tests;

internal static class HelloSource
{
    public const string Contract = """
        namespace Samples.Hello;

        public enum Axis : byte { X, Y }

        public struct Point { public int X; public int Y; }

        public interface IEcho
        {
            int Add(int left, int right);
            string Greet(string name);
            void Sum(ReadOnlySpan<int> values, out long total);
            void Reverse(Span<byte> values);
            bool TryMirror(in Point point, ref Point mirrored, Axis axis);
            int[] Repeat(int value, int count);
            ulong Mix(bool first, char second, sbyte third, ulong fourth);
            void Add(double message);
        }

        public struct Tick : IEvent;

        public struct Tock : IEvent;

        public struct Page { public long Sequence; public int Length; }
        """;

    public const string Client = """
        namespace Samples.Hello;

        [Component]
        public partial class Client : Component
        {
            private int calls;

            public partial Uses<IEcho> Echo { get; }

            public partial Emits<Tick> Ticked { get; }

            [Optional]
            public partial Consumes<Tock> Tocked { get; }

            [Handles(nameof(Other))]
            private void OnOther()
            {
            }

            [Optional]
            internal partial Consumes<Tock> Other { get; }

            public partial Dataport<Page> Shared { get; }

            public partial KernelTimer Timer { get; }

            [Attribute(Default = 10)]
            public partial int Rounds { get; }

            [Attribute(Default = "nobody")]
            public partial string Greeted { get; }

            [Attribute(Default = false)]
            public partial bool IsLoud { get; }

            [Optional]
            public partial Uses<IEcho> Maybe { get; }

            protected override void Run()
            {
                calls = Echo.Call.Add(Rounds, 2);
            }

            public int Calls => calls;
        }
        """;

    public const string Server = """
        namespace Samples.Hello;

        [Component]
        public partial class EchoServer : Component, IEcho
        {
            public partial Provides<IEcho> Echo { get; }

            public partial Consumes<Tick> Ticked { get; }

            public partial Emits<Tock> Tocked { get; }

            [ReadOnly]
            public partial Dataport<Page> Shared { get; }

            public int Add(int left, int right) => left + right;
            public string Greet(string name) => name;
            public void Sum(ReadOnlySpan<int> values, out long total) => total = values.Length;
            public void Reverse(Span<byte> values) => values.Reverse();
            public bool TryMirror(in Point point, ref Point mirrored, Axis axis) => axis == Axis.X;
            public int[] Repeat(int value, int count) => new int[count];
            public ulong Mix(bool first, char second, sbyte third, ulong fourth) => fourth;
            public void Add(double message) { }
        }
        """;

    public const string Assembly = """
        namespace Samples.Hello;

        [Assembly]
        public partial class Hello : Composition
        {
            [Instance(Priority = 90, HeapSize = 0x20000), Setting(nameof(Client.Rounds), 20)]
            public partial Client client { get; }

            [Instance, Setting(nameof(Client.IsLoud), true), Setting(nameof(Client.Greeted), "\"you\"")]
            public partial Client second { get; }

            [Instance]
            public partial EchoServer echo { get; }

            [Connection] public RpcCall<IEcho> call => new(from: client.Echo, to: echo.Echo);
            [Connection] public RpcCall<IEcho> secondCall => new(to: echo.Echo, from: second.Echo);
            [Connection] public Notification<Tick> tick => new(from: client.Ticked, to: echo.Ticked);
            [Connection] public Notification<Tock> tock => new(from: echo.Tocked, to: client.Other);
            [Connection] public SharedData<Page> shared => new(client.Shared, echo.Shared);
            [Connection] public SharedData<Page> sharedToo => new(second.Shared, echo.Shared);
        }
        """;

    public static string[] All => [Contract, Client, Server, Assembly];
}
