// Which tests of a folder of kvm-unit-tests are run, and with what arguments.
using CamkesNet.Launcher;

namespace CamkesNet.Tests.KvmUnitTests;

internal sealed class UnitTestListTests
{
    private DirectoryInfo folder = null!;

    [SetUp]
    public void Make_a_folder_of_built_tests()
    {
        folder = Directory.CreateTempSubdirectory("kvm-unit-tests-");
        foreach (string program in (string[])["second.flat", "first.flat", "first.elf"])
        {
            File.WriteAllText(Path.Combine(folder.FullName, program), "");
        }
    }

    [TearDown]
    public void Remove_the_folder() => folder.Delete(recursive: true);

    [Test]
    public void The_list_gives_names_programs_arguments_and_the_order()
    {
        WriteList(
            """
            # [comment]
            # file = first.flat

            [with_arguments]
            file = second.flat
            smp = 2
            test_args = "10 -some* tests"  # quotes are not the program's

            [plain]
            file=first.flat
            """);

        IReadOnlyList<UnitTest> tests = Read();

        Assert.That(tests, Is.EqualTo(new UnitTest[]
        {
            new("with_arguments", Program("second.flat"), "10 -some* tests"),
            new("plain", Program("first.flat"), ""),
        }));
        Assert.That(
            tests.Select(test => test.CommandLine), Is.EqualTo(new[] { "second.flat 10 -some* tests", "first.flat" }));
    }

    [Test]
    public void Tests_that_the_suite_leaves_out_by_default_are_left_out()
    {
        WriteList(
            """
            [forced]
            file = first.flat
            groups = nodefault
            [grouped]
            file = first.flat
            test_args = one
            groups = apic nodefault
            [similar]
            file = second.flat
            groups = nodefaults
            """);

        Assert.That(Names(), Is.EqualTo(new[] { "similar" }));
    }

    [Test]
    public void Of_tests_that_differ_only_in_what_they_want_of_QEMU_the_first_is_run()
    {
        WriteList(
            """
            [split]
            file = first.flat
            qemu_params = -cpu max -machine kernel_irqchip=split
            [with_arguments]
            file = first.flat
            test_args = 'one'
            [whole]
            file = first.flat
            smp = 4
            qemu_params = -cpu max
            [with_the_same_arguments]
            file = first.flat
            test_args = "one"
            """);

        Assert.That(Names(), Is.EqualTo(new[] { "split", "with_arguments" }));
    }

    // Lists of before test_args: arguments are among QEMU's.
    [TestCase("-append 'one two'", "one two")]
    [TestCase("-cpu qemu64,+x2apic -append one", "one")]
    [TestCase("--append \"one two\" -cpu max", "one two")]
    [TestCase("-cpu max -m 2048", "")]
    public void In_older_lists_the_arguments_are_those_that_QEMU_appends(string parameters, string expected)
    {
        WriteList($"[old]\nfile = first.flat\nextra_params = {parameters}");

        Assert.That(Read().Single().Arguments, Is.EqualTo(expected));
    }

    [Test]
    public void Tests_that_were_not_built_and_entries_without_a_program_are_left_out()
    {
        WriteList("stray = line\n[absent]\nfile = third.flat\n[empty]\n[present]\nfile = first.flat");

        Assert.That(Names(), Is.EqualTo(new[] { "present" }));
    }

    [Test]
    public void Without_a_list_every_program_is_a_test() =>
        Assert.That(Names(), Is.EqualTo(new[] { "first", "second" }));

    [Test]
    public void Tests_are_chosen_by_the_beginnings_of_their_names()
    {
        Assert.That(Names("sec"), Is.EqualTo(new[] { "second" }));
        Assert.That(Names("second", "first"), Is.EqualTo(new[] { "first", "second" }));
        Assert.That(
            () => Names("econd"), Throws.TypeOf<LauncherException>().With.Message.Contains("The tests are: first, second"));
    }

    [Test]
    public void A_folder_without_built_tests_is_refused()
    {
        Assert.That(
            () => UnitTestList.Read(folder.CreateSubdirectory("empty"), []),
            Throws.TypeOf<LauncherException>().With.Message.Contains("has no built tests"));
        Assert.That(
            () => UnitTestList.Read(new DirectoryInfo(Program("nowhere")), []),
            Throws.TypeOf<LauncherException>().With.Message.Contains("does not exist"));
    }

    private string Program(string name) => Path.Combine(folder.FullName, name);

    private void WriteList(string text) => File.WriteAllText(Program("unittests.cfg"), text);

    private IReadOnlyList<UnitTest> Read(params string[] names) => UnitTestList.Read(folder, names);

    private IEnumerable<string> Names(params string[] names) => Read(names).Select(test => test.Name);
}
