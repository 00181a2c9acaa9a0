// The rule about what images lack of the base class library.
extern alias build;

using build::CamkesNet.Build.Facades;
using CamkesNet.Generators.Reading;
using CamkesNet.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Tests.Rules;

public sealed class ImageRuleTests
{
    private const string Surface = """
        System.Object
        System.Object..ctor()
        System.Object.ToString()
        System.String
        System.String.Trim()
        System.String.get_Length()
        System.String.op_Implicit(System.String)
        System.Int32
        System.Math
        System.Math.Max(System.Int32,System.Int32)
        System.ReadOnlySpan`1
        System.ValueTuple`2
        System.ValueTuple`2.Item1
        System.ValueTuple`2.Item2
        System.Collections.Generic.List`1
        System.Collections.Generic.List`1..ctor()
        System.Collections.Generic.List`1.Add(!0)
        """;

    private const string Shapes =
        "public abstract class Shape { public abstract T Make<T>(T seed); } "
        + "public sealed class Square : Shape { public override T Make<T>(T seed) => seed; }";

    [TestCase("\"a\".Trim(' ').ToString();", "The member 'string.Trim(char)'")]
    [TestCase("Math.Max(1L, 2L).GetHashCode();", "The member 'Math.Max(long, long)'", "The type 'long'")]
    [TestCase("System.IO.File.Exists(\"a\");", "The type 'File'")]
    [TestCase("new List<int>(4).Add(1);", "The member 'List<T>.List(int)'")]
    [TestCase("new List<int> { 1 }.Sort();", "The member 'List<T>.Sort()'")]
    [TestCase("Func<string> trim = \"a\".ToUpper;", "The member 'string.ToUpper()'")]
    public void What_images_lack_is_named(string statement, params string[] messages) => Assert.That(
        Diagnose(statement),
        Is.EqualTo(messages.Select(
            message => $"CN1040: {message} is not available on images: "
                + (message.Contains("File", StringComparison.Ordinal)
                    ? "call the file server (a port UsesWithBuffer<IFileSystem, FileBuffer>)"
                    : "use an alternative")
                + ", or keep this code off the image")));

    [TestCase("DateTime.Now.ToString();", "the real-time clock (a port Uses<IRtc>)")]
    [TestCase("Thread.Sleep(1);", "the time server (a port Uses<ITimeServer>)")]
    [TestCase("Console.ReadLine();", "the serial server (a port UsesWithEvent<ISerialInput, InputAvailable>)")]
    [TestCase("Environment.Exit(1);", "declare an [Attribute]")]
    public void What_images_lack_is_named_with_what_they_have_instead(string statement, string alternative) =>
        Assert.That(Diagnose(statement), Has.Some.Contains(alternative));

    [TestCase("Guid Id(Guid g);", "its parameter 'g' needs 'Guid', which images do not have; "
        + "use two long or a struct of your own", "its result needs 'Guid'")]
    [TestCase("int Add(Price p);", "its parameter 'p' needs 'decimal', which images do not have; "
        + "use long with a fixed scale, or double")]
    public void A_contract_needs_types_that_images_have(string method, params string[] reasons)
    {
        string[] diagnostics = RuleRun.DiagnoseForImage(
            Surface,
            "public struct Price { public decimal Amount; } public interface IMoney { " + method + " } "
            + "[Component] public partial class Client : Component { public partial Uses<IMoney> P { get; } }");

        string[] errors = [.. diagnostics.Where(diagnostic => diagnostic.StartsWith("CN1005", StringComparison.Ordinal))];
        Assert.That(errors, Has.Length.EqualTo(reasons.Length));
        Assert.That(reasons, Is.All.Matches<string>(
            reason => errors.Any(error => error.Contains(reason!, StringComparison.Ordinal))));
    }

    [Test]
    public void A_field_of_a_type_that_images_lack_is_reported_where_it_is() => Assert.That(
        RuleRun.DiagnoseForImage(Surface, "public class Account { private readonly decimal sum; }"),
        Is.EqualTo(new[]
        {
            "CN1040: The type 'decimal' is not available on images: use long with a fixed scale, or double, "
                + "or keep this code off the image",
        }));

    [Test]
    public void A_function_of_a_native_library_is_reported() => Assert.That(
        RuleRun.DiagnoseForImage(
            Surface,
            "public static class N { [System.Runtime.InteropServices.DllImport(\"libc\")] "
            + "public static extern int getpid(); }"),
        Does.Contain("CN1041: 'getpid' is a function of a native library, which images do not support: "
            + "write it in C#, or call another component, or keep this code off the image"));

    [TestCase("Math.Max(\"a\".Trim().Length, 2).ToString();")]
    [TestCase("new List<string>().Add(\"a\");")]
    [TestCase("ReadOnlySpan<char> text = \"a\";")]
    [TestCase("(int left, string right) pair = (1, \"a\"); pair.right.Trim();")]
    [TestCase("Use(nameof(System.IO.File.Exists));")]
    [TestCase("Use(StringComparison.Ordinal); Use(long.MaxValue);")]
    public void What_images_have_is_not_reported(string statement) => Assert.That(Diagnose(statement), Is.Empty);

    [TestCase("new Square().Make(1);", "")]
    [TestCase("Shape shape = new Square(); shape.Make(1);",
        "'Shape.Make' is a generic virtual method, which images do not support: make its type generic instead of the "
        + "method, or make the method non-virtual, or keep this code off the image")]
    [TestCase("async void Later() { } Later();",
        "'Later' is async, which images do not support: use a synchronous method and wait for events at a port, "
        + "or keep this code off the image")]
    [TestCase("Action later = async () => { };",
        "This lambda is async, which images do not support: use a synchronous method and wait for events at a port, "
        + "or keep this code off the image")]
    [TestCase("dynamic value = 1; value = value + 1;",
        "'value + 1' is bound at run time, which images do not support: give its operands a type other than dynamic, "
        + "or keep this code off the image")]
    public void What_images_cannot_run_is_named(string statement, string message) => Assert.That(
        DiagnoseFeatures(statement, Shapes),
        Is.EqualTo(message.Length == 0 ? [] : new[] { "CN1041: " + message }));

    [Test]
    public void Async_methods_and_thread_static_fields_are_named() => Assert.That(
        DiagnoseFeatures("", "class C { [ThreadStatic] private static int count; async void M() { count++; } }"),
        Is.EqualTo(new[]
        {
            "CN1041: 'M' is async, which images do not support: use a synchronous method and wait for events at a "
            + "port, or keep this code off the image",
            "CN1041: 'count' is a thread-static field, which images do not support: use a field of the component, with "
            + "a lock if both of its threads access it, or keep this code off the image",
        }));

    [Test]
    public void Without_the_list_nothing_is_reported() => Assert.That(
        RuleRun.Diagnose(Source("System.IO.File.Exists(\"a\");")), Is.Empty);

    // The rule and the build name members independently of each other; both must give the same names.
    [TestCase("System.Runtime")]
    [TestCase("System.Collections")]
    [TestCase("System.Linq")]
    [TestCase("System.Memory")]
    public void The_rule_and_the_list_name_members_alike(string assembly)
    {
        string path = Path.Combine(TestPaths.ReferenceAssemblies, assembly + ".dll");
        HashSet<string> listed = [.. PublicSurface.Read(path)];
        Compilation compilation = TestCompilation.Create("");
        MetadataReference reference = compilation.References.Single(candidate => candidate.Display == path);
        var symbol = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;

        string[] named = [.. Types(symbol.GlobalNamespace).SelectMany(type => type.GetMembers()
            .Where(member => member is IMethodSymbol or IFieldSymbol && IsVisible(member))
            .Select(member => MemberName.Of(member, type))
            .Prepend(MemberName.Of(type)))];

        Assert.That(named, Is.Not.Empty);
        Assert.That(named.Where(name => !listed.Contains(name)), Is.Empty);
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) =>
        container.GetMembers().SelectMany(member => member switch
        {
            INamespaceSymbol space => Types(space),
            INamedTypeSymbol type when IsVisible(type) => Types(type).Prepend(type),
            _ => [],
        });

    // The compiler shows a struct's constructor without parameters even where metadata has none.
    private static bool IsVisible(ISymbol symbol) => !symbol.IsImplicitlyDeclared
        && symbol.DeclaredAccessibility
            is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static string[] Diagnose(string statement) =>
        RuleRun.DiagnoseForImage(Surface, Source(statement));

    // The list is short, so that the members it lacks are reported too.
    private static string[] DiagnoseFeatures(string statement, string types) =>
        [.. RuleRun.DiagnoseForImage(Surface, Source(statement), types).Where(message => message.StartsWith(
            "CN1041", StringComparison.Ordinal))];

    private static string Source(string statement) =>
        "public static class Program { public static void Use(object value) { } public static void Run() { "
        + statement + " } }";
}
