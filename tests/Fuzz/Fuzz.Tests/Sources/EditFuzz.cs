// Sources with random edits: the generator never fails, and where it says nothing the code compiles or was wrong before.
using CamkesNet.Generators.Tests;
using CamkesNet.Generators.Tests.Infrastructure;
using CamkesNet.Tests.Fuzz.Inputs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CamkesNet.Tests.Fuzz.Sources;

public sealed class EditFuzz
{
    private const int MostEdits = 3;

    private static readonly string[][] systems =
    [
        HelloSource.All,
        [EchoSystem.Parts, EchoSystem.Of(EchoSystem.Pair + EchoSystem.Call)],
        [VirtualMachines],
    ];

    private const string VirtualMachines = """
        [Component, VmConfiguration(0, SimpleUntyped24Pool = 12, GuestRamMb = 128, KernelImage = "bzimage",
            InitrdImage = "rootfs.cpio", KernelCmdline = "console=ttyS0")]
        public partial class Vm : VirtualMachines;

        [Assembly]
        public partial class Machines : Composition
        {
            [Instance] public partial Vm vm { get; }
        }
        """;

    // Words of declarations where others belong, and what is legal but odd.
    private static readonly string[] words =
    [
        "int", "string", "void", "null", "0", "-1", "\"x\"", "nameof(Client)", "typeof(int)", "partial", "static", "abstract",
        "sealed", "ref", "out", "class", "struct", "interface", "record", "get", "new", "this", "[Instance]", "[Component]",
        "[Optional]", "Client", "Hello", "Component", "Composition", "IEcho", "Uses<IEcho>", "Provides<IEcho>", "<T>", "T", "?",
        "[]", "*", "@class", "_", "(", ")", "{", "}", ";", ",", "<", ">", "=>", "= default", "where T : struct", "unsafe", "file",
    ];

    [TestCase(40)]
    [TestCase(50_000, Category = "Long")]
    public void Tokens_that_are_deleted_repeated_exchanged_or_replaced(int times)
    {
        int compiled = 0;
        Fuzzer.Run(times, random =>
        {
            string[] sources = [.. systems[random.Next(systems.Length)]];
            for (int edit = random.Next(2) == 0 ? 1 : random.Next(1, MostEdits + 1); edit > 0; edit--)
            {
                ref string source = ref sources[random.Next(sources.Length)];
                source = Edit(source, random);
            }

            compiled += Check(sources) ? 1 : 0;
        });
        TestContext.Out.WriteLine($"{compiled} compiled, the others were refused");
    }

    /// <summary>Whether the sources compile with what is generated for them.</summary>
    private static bool Check(string[] sources)
    {
        CSharpCompilation compilation = TestCompilation.Create(sources);
        GeneratorRun run = Describe(sources, () => GeneratorRun.Of(compilation));
        Diagnostic[] rules = Describe(sources, () => RuleRun.Analyze(run.Output).ToArray());
        bool isRefused = run.Diagnostics.Concat(rules).Any(IsError) || compilation.GetDiagnostics().Any(IsOwnError);
        Diagnostic[] errors = [.. run.Output.GetDiagnostics().Where(IsError)];
        if (errors.Length > 0 && !isRefused)
        {
            Assert.Fail($"The generated code does not compile:\n{string.Join('\n', errors.Take(3))}\n{Join(sources)}");
        }

        return errors.Length == 0;
    }

    // A partial property without glue is what the generator is for.
    private static bool IsOwnError(Diagnostic diagnostic) => IsError(diagnostic) && diagnostic.Id != "CS9248";

    private static bool IsError(Diagnostic diagnostic) => diagnostic.DefaultSeverity == DiagnosticSeverity.Error;

    private static T Describe<T>(string[] sources, Func<T> run)
    {
        try
        {
            return run();
        }
        catch (Exception exception)
        {
            throw new AssertionException($"{Join(sources)}\n{exception}");
        }
    }

    private static string Join(string[] sources) => string.Join("\n// ----\n", sources);

    private static string Edit(string source, Random random)
    {
        SyntaxToken[] tokens = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens()];
        SyntaxToken token = tokens[random.Next(tokens.Length)];
        SyntaxToken other = tokens[random.Next(tokens.Length)];
        return random.Next(6) switch
        {
            0 => Replace(source, token, ""),
            1 => Replace(source, token, $"{token.Text} {token.Text}"),
            2 => Replace(source, token, other.Text),
            3 => Replace(source, token, words[random.Next(words.Length)]),
            4 => Replace(source, token, $"{token.Text} {words[random.Next(words.Length)]}"),
            _ => ReplaceMember(source, random),
        };
    }

    private static string Replace(string source, SyntaxToken token, string text) =>
        source[..token.SpanStart] + text + source[token.Span.End..];

    // A whole declaration is deleted, or there twice.
    private static string ReplaceMember(string source, Random random)
    {
        SyntaxNode[] members = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes()
            .Where(node => node is MemberDeclarationSyntax
                or AttributeListSyntax)];
        if (members.Length == 0)
        {
            return source;
        }

        SyntaxNode member = members[random.Next(members.Length)];
        string text = random.Next(2) == 0 ? "" : $"{member.ToFullString()}\n{member.ToFullString()}";
        return source[..member.FullSpan.Start] + text + source[member.FullSpan.End..];
    }
}
