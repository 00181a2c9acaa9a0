// The build program's command line.
using CamkesNet.Build.Commands;
using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Tests.Commands;

public sealed class CommandArgumentsTests
{
    [Test]
    public void Values_follow_their_names_or_an_equals_sign()
    {
        var arguments =
            CommandArguments.Parse(["--one", "1", "--two=2=2", "--many", "a", "--many=b", "--empty="]);

        Assert.Multiple(() =>
        {
            Assert.That(arguments.Required("one"), Is.EqualTo("1"));
            Assert.That(arguments.Required("two"), Is.EqualTo("2=2"));
            Assert.That(arguments.All("many"), Is.EqualTo(new[] { "a", "b" }));
            Assert.That(arguments.Optional("empty"), Is.Null);
            Assert.That(arguments.Optional("absent"), Is.Null);
        });
    }

    [Test]
    public void A_file_holds_one_argument_a_line()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(file, ["--cmdline=console=ttyS0 quiet", "--output=/a b/c"]);
            var arguments = CommandArguments.Parse(["@" + file]);

            Assert.That(arguments.Required("cmdline"), Is.EqualTo("console=ttyS0 quiet"));
            Assert.That(arguments.Required("output"), Is.EqualTo("/a b/c"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void A_folder_stands_for_its_assemblies_by_name()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("assemblies");
        try
        {
            foreach (string name in (string[])["b.dll", "a.dll", "a.pdb"])
            {
                File.WriteAllText(Path.Combine(folder.FullName, name), "");
            }

            IReadOnlyList<string> found = CommandArguments
                .Parse(["--reference", folder.FullName, "--reference", "c.dll"])
                .Assemblies("reference");

            Assert.That(found.Select(path => Path.GetFileName(path)), Is.EqualTo(new[] { "a.dll", "b.dll", "c.dll" }));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void What_is_missing_or_unknown_is_a_sentence()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                Fails(() => CommandArguments.Parse([]).Required("output")), Does.Contain("'--output' is missing"));
            Assert.That(Fails(() => CommandArguments.Parse(["--output"])), Does.Contain("'--output' needs a value"));
            Assert.That(Fails(() => CommandArguments.Parse(["output"])), Does.Contain("'output' is not an option"));
        });
    }

    private static string Fails(Action action) => Assert.Throws<BuildException>(action)!.Message;
}
