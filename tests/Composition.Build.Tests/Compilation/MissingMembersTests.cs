// What images lack is reported at the user's line.
using System.Runtime.CompilerServices;
using CamkesNet.Build.Compilation;
using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Tests.Compilation;

/// <summary>This test assembly represents the user's: its methods are found in its own metadata and PDB.</summary>
public sealed class MissingMembersTests
{
    private const string Self = "CamkesNet.Tests.Compilation.MissingMembersTests";

    [Test]
    public void A_missing_method_is_an_error_at_the_line_that_uses_it()
    {
        (_, int line) = UsesCompare("a", "b");

        BuildDiagnostic error = Find(
            $"ILC: AOT analysis error IL1005: {Self}.UsesCompare(String,String): Method will always throw because: "
            + "Missing method 'Int32 System.String.CompareOrdinal(System.String, System.String)'").Single();

        Assert.Multiple(() =>
        {
            Assert.That(error.Code, Is.EqualTo(BuildCodes.MissingMember));
            Assert.That(error.Line, Is.EqualTo(line));
            Assert.That(Path.GetFileName(error.File), Is.EqualTo("MissingMembersTests.cs"));
            Assert.That(error.Message, Does.Contain($"'{Self}.UsesCompare'").And.Contain("CompareOrdinal"));
        });
    }

    [Test]
    public void A_missing_type_is_found_in_a_lambda_of_a_generic_method()
    {
        System.Reflection.MethodInfo lambda = UsesType(0).Method;
        string closure = lambda.DeclaringType!.Name;
        BuildDiagnostic error = Find(
            $"ILC: AOT analysis error IL1005: {Self}.{closure}<Int32>.{lambda.Name}(): Method will always throw "
            + "because: Failed to load type 'System.Version' from assembly 'System.Runtime, Version=10.0.0.0'").Single();

        Assert.That(error.Message, Does.Contain($"'{Self}.UsesType' uses the type 'System.Version'"));
        Assert.That(UsesType(0)(), Is.EqualTo(new Version(1, 2)));
    }

    [Test]
    public void A_use_in_an_inlined_method_is_found_through_the_methods_that_call_it()
    {
        (_, int line) = UsesCompare("a", "b");

        BuildDiagnostic error = Find(
            $"ILC: AOT analysis error IL1005: {Self}.CallsOuter(): Method will always throw because: "
            + "Missing method 'Int32 System.String.CompareOrdinal(System.String, System.String)'").Single();

        Assert.That(error.Line, Is.EqualTo(line));
        Assert.That(error.Message, Does.Contain($"'{Self}.UsesCompare'"));
        Assert.That(CallsOuter().Line, Is.EqualTo(line));
    }

    [Test]
    public void All_instantiations_of_a_method_are_one_error()
    {
        const string Reason = "Method will always throw because: Missing method 'Void N.T.M()'";

        Assert.That(
            Find($"IL1005: N.A`1<Int32>.Run(): {Reason}", $"IL1005: N.A`1<String>.Run(): {Reason}"),
            Has.Count.EqualTo(1));
    }

    [Test]
    public void A_method_without_source_is_named_without_a_place()
    {
        BuildDiagnostic error = Find(
            "IL1005: N.A`1<Int32>.Run(Double): Method will always throw because: Failed to load assembly 'Iced'")
            .Single();

        Assert.Multiple(() =>
        {
            Assert.That(error.File, Is.Null);
            Assert.That(error.Message, Does.Contain("'N.A.Run' uses the assembly 'Iced'"));
            Assert.That(error.ToString(), Does.StartWith("camkes : error CN2012: "));
        });
    }

    [Test]
    public void Other_output_is_no_error()
    {
        Assert.That(Find("ILC: Trim analysis warning IL2026: something", ""), Is.Empty);
    }

    private static Func<object?> UsesType<T>(T unused) => () => unused is null ? null : new Version(1, 2);

    private static (int Result, int Line) CallsOuter() => Calls();

    private static (int Result, int Line) Calls() => UsesCompare("a", "b");

    private static (int Result, int Line) UsesCompare(string a, string b)
    {
        int line = Line() + 1;
        return (string.CompareOrdinal(a, b), line);
    }

    private static int Line([CallerLineNumber] int line = 0) => line;

    private static IReadOnlyList<BuildDiagnostic> Find(params string[] output) => MissingMembers.Find(
        new CompilationRequest
        {
            Name = "test",
            InputAssembly = typeof(MissingMembersTests).Assembly.Location,
            References = [],
            ObjectFile = "test.o",
        },
        output);
}
