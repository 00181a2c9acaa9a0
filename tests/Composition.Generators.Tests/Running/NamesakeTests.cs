// Component types and contracts of one full name in two libraries, which C# distinguishes by aliases of the references.
using System.Reflection;
using CamkesNet.Generators.Tests.Infrastructure;
using CamkesNet.Hosted;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Tests.Running;

public sealed class NamesakeTests
{
    private const string Library = """
        namespace Twins;

        public struct Value { public int Number; }
        public interface ITwin { int Add(Value value); }

        [Component]
        public partial class Twin : Component, ITwin
        {
            public partial Provides<ITwin> Me { get; }
            [Attribute(Default = 0)] public partial int More { get; }
            public int Add(Value value) => value.Number + More + <own>;
        }
        """;

    private const string App = """
        extern alias First;
        extern alias @class;
        namespace App;

        [Component]
        public partial class Client : Component
        {
            public partial Uses<First::Twins.ITwin> One { get; }
            public partial Uses<@class::Twins.ITwin> Two { get; }
            public static readonly System.Threading.Tasks.TaskCompletionSource<int[]> Result = new();
            protected override void Run() => Result.SetResult(
                [One.Call.Add(new() { Number = 1 }), Two.Call.Add(new() { Number = 2 })]);
        }

        [Assembly]
        public partial class Hello : Composition
        {
            [Instance] public partial Client client { get; }
            [Instance, Setting("More", 100)] public partial First::Twins.Twin one { get; }
            [Instance] public partial @class::Twins.Twin two { get; }
            [Connection] public RpcCall<First::Twins.ITwin> first => new(client.One, one.Me);
            [Connection] public RpcCall<@class::Twins.ITwin> second => new(client.Two, two.Me);
        }
        """;

    [Test]
    public void Each_instance_runs_the_code_of_its_own_type()
    {
        byte[][] libraries = [.. ((string[])["FirstTwin", "SecondTwin"]).Select((name, number) => Emit(
            TestCompilation.CreateNamed(name, Library.Replace("<own>", $"{1000 * (number + 1)}", StringComparison.Ordinal))))];
        byte[] app = Emit(TestCompilation.CreateNamed("App", App).AddReferences(
            MetadataReference.CreateFromImage(libraries[0]).WithAliases(["First"]),
            MetadataReference.CreateFromImage(libraries[1]).WithAliases(["class"])));
        var context = new System.Runtime.Loader.AssemblyLoadContext("twins", isCollectible: false);
        context.Resolving += (_, name) => name.Name == "FirstTwin" ? Load(libraries[0])
            : name.Name == "SecondTwin" ? Load(libraries[1])
            : Assembly.Load(name);
        Assembly Load(byte[] image) => context.LoadFromStream(new MemoryStream(image));
        Assembly assembly = Load(app);

        using var system = HostedSystem.Start((Composition)Activator.CreateInstance(assembly.GetType("App.Hello")!)!);
        var result = (Task<int[]>)((dynamic)assembly.GetType("App.Client")!.GetField("Result")!.GetValue(null)!).Task;
        Assert.That(result.GetAwaiter().GetResult(), Is.EqualTo(new[] { 1101, 2002 }));
    }

    private static byte[] Emit(Compilation compilation)
    {
        using MemoryStream image = new();
        var run = GeneratorRun.Of(compilation);
        Assert.That(run.Diagnostics, Is.Empty);
        Assert.That(
            run.Output.Emit(image).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        return image.ToArray();
    }
}
