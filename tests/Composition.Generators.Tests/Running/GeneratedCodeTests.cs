// Generated code at work: a system is compiled, loaded, and run hosted.
using System.Reflection;
using CamkesNet.Generators.Tests.Infrastructure;
using CamkesNet.Hosted;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Tests.Running;

public sealed class GeneratedCodeTests
{
    private const string Contract = """
        namespace Running;

        public enum Axis : byte { X, Y }

        public struct Point { public int X; public int Y; }

        public struct Tick : IEvent;

        public struct Page { public long Sequence; }

        public interface IBase { int @class(int @in); }

        public interface IEcho : IBase
        {
            int Add(int left, int right);
            string Greet(string name);
            void Sum(ReadOnlySpan<int> values, out long total);
            void Reverse(Span<byte> values);
            bool TryMirror(in Point point, ref Point mirrored, Axis axis);
            int[] Repeat(int value, int count);
            ulong Mix(bool first, char second, sbyte third, ulong fourth);
            double Add(double message, float result);
            (long, short) Swap(short first, long second);
            int Twice(int value) => Add(value, value);
            int WhoCalls();
            void Throw(string reason);
            string? Pass(string? text, int[]? numbers, out int[]? back);
        }
        """;

    private const string Server = """
        namespace Running;

        [Component]
        public sealed partial class Server : Component, IEcho
        {
            public partial Provides<IEcho> Echo { get; }
            public partial Consumes<Tick> Ticked { get; }
            public partial Emits<Tick> Tocked { get; }
            [ReadOnly] public partial Dataport<Page> Shared { get; }
            public static long Seen;

            [Handles(nameof(Ticked))]
            private void OnTicked()
            {
                Seen = Shared.Value.Sequence;
                Tocked.Emit();
            }

            public int @class(int @in) => -@in;
            public int Add(int left, int right) => left + right;
            public string Greet(string name) => "hello " + name;
            public void Sum(ReadOnlySpan<int> values, out long total)
            {
                total = 0;
                foreach (int value in values) { total += value; }
            }
            public void Reverse(Span<byte> values) => values.Reverse();
            public bool TryMirror(in Point point, ref Point mirrored, Axis axis)
            {
                mirrored = axis == Axis.X
                    ? new() { X = -point.X, Y = point.Y }
                    : new() { X = mirrored.X, Y = -point.Y };
                return axis == Axis.Y;
            }
            public int[] Repeat(int value, int count)
            {
                int[] items = new int[count];
                Array.Fill(items, value);
                return items;
            }
            public ulong Mix(bool first, char second, sbyte third, ulong fourth) =>
                (first ? 1UL : 0UL) + second + (ulong)(third + 1000) + fourth;
            public double Add(double message, float result) => message + result;
            public (long, short) Swap(short first, long second) => (second, first);
            public int WhoCalls() => Caller;
            public string? Pass(string? text, int[]? numbers, out int[]? back)
            {
                back = numbers;
                return text;
            }
            public void Throw(string reason) => throw new InvalidOperationException(reason);
        }
        """;

    private const string Client = """
        namespace Running;

        [Component]
        public partial class Client : Component
        {
            public partial Uses<IEcho> Echo { get; }
            [Optional] public partial Uses<IEcho> Maybe { get; }
            public partial Emits<Tick> Ticked { get; }
            public partial Consumes<Tick> Tocked { get; }
            public partial Dataport<Page> Shared { get; }
            [Attribute(Default = 10)] public partial int Rounds { get; }
            [Attribute(Default = "nobody")] public partial string Text { get; }
            [Attribute(Default = Axis.Y)] public partial Axis Axis { get; }
            [Attribute(Default = true)] public partial bool Flag { get; }
            public static readonly System.Threading.Tasks.TaskCompletionSource<string> Result = new();

            protected override void Run()
            {
                try { Result.SetResult(string.Join("; ", Talk())); }
                catch (Exception failure) { Result.SetException(failure); }
            }

            private IEnumerable<string> Talk()
            {
                IEcho echo = Echo.Call;
                yield return $"{echo.Add(int.MaxValue, int.MinValue)}";
                yield return echo.Greet("wörld");
                echo.Sum([1, -2, 300], out long total);
                yield return $"{total}";
                byte[] bytes = [1, 2, 3];
                echo.Reverse(bytes);
                yield return string.Join(",", bytes);
                Point mirrored = new() { X = 7 };
                bool isMirrored = echo.TryMirror(new() { X = 3, Y = 4 }, ref mirrored, Axis.Y);
                yield return $"{isMirrored} {mirrored.X} {mirrored.Y}";
                yield return string.Join(",", echo.Repeat(-1, 2));
                yield return $"{echo.Mix(true, 'z', -128, ulong.MaxValue - 2000)}";
                yield return $"{echo.Add(0.5, 0.25f)}";
                yield return $"{echo.Swap(-1, long.MinValue)}";
                yield return $"{echo.Twice(21)} {echo.@class(1)} {echo.WhoCalls()}";
                yield return $"{echo.Pass(null, null, out int[]? none) is null} {none is null} "
                    + $"{echo.Pass("", [], out int[]? few)?.Length} {few?.Length} {echo.Pass("a", [7], out few)}{few?[0]}";
                string thrown = "";
                try { echo.Throw("on purpose"); } catch (RemoteException remote) { thrown = remote.Message; }
                yield return thrown;
                yield return $"{Rounds} {Text} {Axis} {Flag} {Maybe.IsConnected}";
                Shared.Value.Sequence = 99;
                Ticked.Emit();
                Tocked.Wait();
                yield return $"{Server.Seen}";
            }
        }

        [Component]
        public partial class Idle : Component
        {
            public partial Uses<IEcho> Echo { get; }
        }
        """;

    private const string System = """
        namespace Running;

        [Assembly]
        public partial class Hello : Composition
        {
            [Instance] public partial Idle idle { get; }
            [Instance, Setting(nameof(Client.Rounds), -20), Setting(nameof(Client.Text), "\"you\""),
                Setting(nameof(Client.Flag), false)]
            public partial Client client { get; }
            [Instance] public partial Server server { get; }
            [Connection] public RpcCall<IEcho> first => new(from: idle.Echo, to: server.Echo);
            [Connection] public RpcCall<IEcho> call => new(from: client.Echo, to: server.Echo);
            [Connection] public Notification<Tick> tick => new(from: client.Ticked, to: server.Ticked);
            [Connection] public Notification<Tick> tock => new(from: server.Tocked, to: client.Tocked);
            [Connection] public SharedData<Page> page => new(from: client.Shared, to: server.Shared);
        }
        """;

    [Test]
    public void Values_of_every_kind_come_across_and_back()
    {
        var run = GeneratorRun.Of(TestCompilation.CreateNamed("Running", Contract, Server, Client, System));
        using MemoryStream image = new();
        Assert.That(
            run.Output.Emit(image).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        var assembly = Assembly.Load(image.ToArray());
        var composition = (Composition)Activator.CreateInstance(assembly.GetType("Running.Hello")!)!;
        using var system = HostedSystem.Start(composition);
        Type client = assembly.GetType("Running.Client")!;
        var result = (TaskCompletionSource<string>)client.GetField("Result")!.GetValue(null)!;

        Assert.That(result.Task.GetAwaiter().GetResult().Split("; "), Is.EqualTo(new[]
        {
            "-1", "hello wörld", "299", "3,2,1", "True 7 -4", "-1,-1", $"{1 + 'z' + 872 + (ulong.MaxValue - 2000)}",
            "0.75", "(-9223372036854775808, -1)", "42 -1 1", "True True 0 0 a7", "on purpose", "-20 \"you\" Y False False", "99",
        }));
    }
}
