// While the user types, the code is invalid most of the time; generator and rules must handle that.
using CamkesNet.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CamkesNet.Generators.Tests.Incremental;

public sealed class HalfTypedTests
{
    // The distance between the positions in tokens: a prime, so that all kinds of positions are tested.
    private const int Stride = 13;

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void A_file_that_ends_anywhere_makes_neither_generator_nor_rules_fail(int file)
    {
        string source = HelloSource.All[file];
        SyntaxToken[] tokens = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens()];
        for (int i = 0; i < tokens.Length; i += Stride)
        {
            string[] sources = [.. HelloSource.All];
            sources[file] = source[..tokens[i].Span.End];
            Assert.That(() => RuleRun.Diagnose(sources), Throws.Nothing, sources[file]);
        }
    }

    [TestCase("[Assembly] public partial class Hello : Composition { [Instance] public partial Missing a { get; } }")]
    [TestCase("[Assembly] public partial class Hello : Composition { [Instance] public partial int[] a { get; } }")]
    [TestCase("[Assembly] public partial class Hello : Composition { [Instance] public partial Hello a { get; } }")]
    [TestCase("[Component] public partial class Client : Client;")]
    [TestCase("[Component] public partial class Client : Component { public partial Uses<Missing> A { get; } }")]
    [TestCase("[Component] public partial class Client : Component { public partial Dataport<Missing> A { get; } }")]
    [TestCase("public struct Knot { public Knot Inner; } [Component] public partial class Client : Component "
        + "{ public partial Dataport<Knot> A { get; } public partial Uses<IKnot> B { get; } } "
        + "public interface IKnot : IKnot { void Tie(Knot knot); }")]
    [TestCase("public struct Deep<T> where T : unmanaged { public Deep<Deep<T>> Inner; } [Component] "
        + "public partial class Client : Component { public partial Dataport<Deep<int>> A { get; } }")]
    [TestCase("[Component, VmConfiguration(Missing, GuestRamMb = \"a\")] public partial class Vm : VirtualMachines;")]
    [TestCase("[Component] public partial class Vm : VirtualMachines; [Assembly] public partial class Hello "
        + ": Composition { [Instance] public partial Vm vm { get; } [Instance] public partial Vm vm { get; } }")]
    public void Declarations_that_make_no_sense_make_neither_generator_nor_rules_fail(string source) =>
        Assert.That(() => RuleRun.Diagnose(source), Throws.Nothing);
}
