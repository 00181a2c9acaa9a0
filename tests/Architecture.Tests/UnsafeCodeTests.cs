// Code that runs in ring 0, or that every component contains, says why it is sound where the compiler does not see it.
namespace CamkesNet.Tests;

/// <summary>Every use of pointers in kernel and core library has a reason.</summary>
internal sealed class UnsafeCodeTests
{
    private static readonly string[] projects =
        ["Composition.CoreLib", "Composition.Kernel", "Composition.Kernel.Checked"];

    [TestCaseSource(nameof(projects))]
    public void Every_use_of_pointers_says_why_it_is_sound(string project)
    {
        IEnumerable<string> silent =
            from file in Solution.Projects.Single(candidate => candidate.Name == project).SourceFiles
            from place in UnsafeCode.WithoutReason(File.ReadAllText(Path.Combine(Solution.Root, file.Path)))
            select $"{file.Path}({place.Line}): {place.Member}";

        Assert.That(
            silent,
            Is.Empty,
            () => "Say why it is sound (// Sound: …) at the member or, for all of them, at the type:\n"
                + string.Join('\n', silent));
    }

    [TestCase("unsafe class A { int F(int* p) => *p; }", 1)]
    [TestCase("unsafe class A { int F(B* p) => p->Field; }", 1)]
    [TestCase("unsafe class A { int F(int* p) => p[1]; }", 1)]
    [TestCase("unsafe class A { void F(ulong a) => G((B*)a); }", 1)]
    [TestCase("unsafe class A { void F(B b) => G(&b); }", 1)]
    [TestCase("class A { void F() { unsafe { *p = 1; } } }", 1)]
    [TestCase("unsafe struct A { fixed byte text[8]; byte F(int i) => text[i]; }", 1)]
    [TestCase("unsafe class A { class B { int F(int* p) => *p; } int G(int* p) => *p; }", 2)]
    [TestCase("unsafe class A { B* pointer; B* Property { get; } void F(B* p) { } }", 0)]
    [TestCase("class A { int F(int[] p) => p[1]; }", 0)]
    [TestCase("unsafe class A {\n // Sound: checked.\n int F(int* p) => *p; }", 0)]
    [TestCase("unsafe class A { int F(int* p) {\n // Sound: checked.\n return *p; } }", 0)]
    [TestCase("// Sound: all of it.\n unsafe class A { int F(int* p) => *p; class B { int G(int* p) => *p; } }", 0)]
    [TestCase("unsafe class A { // Not sound: it is not.\n int F(int* p) => *p; }", 1)]
    [TestCase("unsafe class A {\n // Sound: the first.\n int F(int* p) => *p; int G(int* p) => *p; }", 1)]
    public void A_reason_stands_at_the_member_or_at_the_type(string source, int silent) =>
        Assert.That(UnsafeCode.WithoutReason(source).Count(), Is.EqualTo(silent));
}
