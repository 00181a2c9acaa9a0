// Which changes of an assembly are changes of one of its components.
using CamkesNet.Build.Compilation.Closure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace CamkesNet.Tests.Compilation;

internal sealed class CodeClosureTests
{
    /// <summary>Client uses all but Server and what only Server uses.</summary>
    private const string Code = """
        using System;
        using System.Runtime.CompilerServices;
        namespace App;
        public interface IContract { int Do(int a); }
        public class Base { public virtual int Inherited() => 1; }
        public class Client : Base
        {
            private Part part;
            public void Run(IContract server)
            {
                int result = server.Do(Helper.Twice(3));
                Console.WriteLine("text" + result + part.Value + Generic<Argument>.Size);
                Action later = () => Console.WriteLine(Numbers().Length);
                later();
            }
            public static ReadOnlySpan<byte> Numbers() => new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 };
        }
        public struct Part { public int Value; }
        public struct Argument { public int Field; }
        public static class Generic<T> { public static int Size => 1; }
        public static class Helper { public static int Twice(int a) => Deeper.Add(a, a); }
        public static class Deeper { public static int Add(int a, int b) => a + b; }
        public class Server : IContract
        {
            public int Do(int a) => OfServer.Answer(a) + 41;
        }
        public static class OfServer { public static int Answer(int a) => a; }
        """;

    private DirectoryInfo folder = null!;

    [SetUp]
    public void Make_a_folder() => folder = Directory.CreateTempSubdirectory("closure");

    [TearDown]
    public void Remove_the_folder() => folder.Delete(recursive: true);

    [TestCase("OfServer.Answer(a) + 41", "OfServer.Answer(a) + 42", TestName = "Code of another component")]
    [TestCase("(a) + 41;", "(a) + \"some text\".Length;", TestName = "A text in another component")]
    [TestCase("+ 41;", "+ 41;\n    public object More() => new { a = 1 };", TestName = "A method of another component")]
    [TestCase("Answer(int a) => a;", "Answer(int a) => a * 2;", TestName = "What only another component uses")]
    [TestCase("public static class OfServer", "public class Stranger { }\npublic static class OfServer", TestName = "A type")]
    public void Of_no_concern_to_a_component_is(string old, string changed) =>
        Assert.That(Hash(Code.Replace(old, changed)), Is.EqualTo(Hash(Code)));

    [TestCase("\"text\"", "\"other\"", TestName = "A text")]
    [TestCase("Twice(3)", "Twice(4)", TestName = "A number")]
    [TestCase("int Do(int a);", "int Do(int a); void More() { }", TestName = "Its contract")]
    [TestCase("Inherited() => 1", "Inherited() => 2", TestName = "Its base class")]
    [TestCase("public int Value;", "public int Value; public int Other;", TestName = "The layout of a field")]
    [TestCase("{ public int Field; }", "{ public long Field; }", TestName = "The argument of a generic type")]
    [TestCase("Size => 1", "Size => 2", TestName = "A generic type")]
    [TestCase("=> Deeper.Add(a, a)", "=> Deeper.Add(a, 2)", TestName = "A helper")]
    [TestCase("=> a + b", "=> a - b", TestName = "The helper of a helper")]
    [TestCase("7, 8, 9 }", "7, 8, 0 }", TestName = "Constant data")]
    [TestCase("Numbers().Length", "Numbers().Length + 1", TestName = "A lambda")]
    [TestCase("public static int Twice", "[MethodImpl(MethodImplOptions.NoInlining)] public static int Twice",
        TestName = "A flag of a method")]
    [TestCase("public static int Twice", "[SkipLocalsInit, Obsolete] public static int Twice", TestName = "An attribute")]
    [TestCase("public class Client", "\npublic class Client", TestName = "Its lines")]
    [TestCase("public struct Part {", "[StructLayout(LayoutKind.Sequential, Pack = 1)] public struct Part {",
        TestName = "The packing of a structure")]
    [TestCase("public static class OfServer",
        "static class Start { [ModuleInitializer] internal static void Run() { } }\npublic static class OfServer",
        TestName = "What runs when the module is loaded")]
    public void A_change_of_a_component_is(string old, string changed) =>
        Assert.That(Hash(Code.Replace(old, changed)), Is.Not.EqualTo(Hash(Code)));

    [Test]
    public void A_type_that_could_be_called_alike_in_symbols_counts() =>
        Assert.That(Hash(Code + "\npublic class _Client;"), Is.Not.EqualTo(Hash(Code)));

    [Test]
    public void The_order_of_what_a_component_uses_counts()
    {
        const string Part = "public struct Part { public int Value; }\n";
        string moved = Code.Replace(Part, "\n") + "\n" + Part;

        Assert.That(Hash(moved), Is.Not.EqualTo(Hash(Code)));
    }

    [Test]
    public void Of_an_assembly_with_resources_or_without_the_type_all_counts()
    {
        var resource = new ResourceDescription("ILLink.Substitutions.xml", () => new MemoryStream([1]), isPublic: true);

        Assert.That(CodeClosure.Compute(Compile(Code, resource), "App.Client"), Is.Null);
        Assert.That(CodeClosure.Compute(Compile(Code), "App.Nobody"), Is.Null);
    }

    [Test]
    public void What_is_no_assembly_counts_as_a_whole()
    {
        string file = Path.Combine(folder.FullName, "text.dll");
        File.WriteAllText(file, "This is no assembly.");

        Assert.That(CodeClosure.Compute(file, "App.Client"), Is.Null);
    }

    private string Hash(string code)
    {
        string? hash = CodeClosure.Compute(Compile(code), "App.Client");
        Assert.That(hash, Is.Not.Null);
        return hash!;
    }

    private string Compile(string code, params ResourceDescription[] resources)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(
            "using System.Runtime.InteropServices;\n" + code, path: "App.cs", encoding: System.Text.Encoding.UTF8);
        MetadataReference[] references =
        [
            .. AppDomain.CurrentDomain.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!.ToString()!.Split(Path.PathSeparator)
                .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
        var compilation = CSharpCompilation.Create(
            "App",
            [tree],
            references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Debug, allowUnsafe: true));
        string assembly = Path.Combine(folder.FullName, $"{Guid.NewGuid()}.dll");
        using FileStream file = File.Create(assembly);
        using FileStream symbols = File.Create(Path.ChangeExtension(assembly, ".pdb"));
        EmitResult result = compilation.Emit(
            file,
            symbols,
            manifestResources: resources,
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Assert.That(result.Success, string.Join('\n', result.Diagnostics));
        return assembly;
    }
}
