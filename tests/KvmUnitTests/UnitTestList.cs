// Which tests there are: the suite's own list, unittests.cfg, or else every program in the folder.
using System.Text.RegularExpressions;
using CamkesNet.Launcher;

namespace CamkesNet.Tests.KvmUnitTests;

/// <summary>Reads the folder of built tests.</summary>
internal static partial class UnitTestList
{
    private const string ListFile = "unittests.cfg";
    private const string Extension = ".flat";

    // Tests that the suite itself runs only on request.
    private const string NotByDefault = "nodefault";

    /// <summary>The tests, in the suite's order.</summary>
    /// <exception cref="LauncherException">There are none, and why.</exception>
    public static IReadOnlyList<UnitTest> Read(DirectoryInfo folder, IReadOnlyCollection<string> names)
    {
        if (!folder.Exists)
        {
            throw new LauncherException($"The folder '{folder.FullName}' does not exist.");
        }

        string[] programs = [.. folder.GetFiles("*" + Extension).Select(file => file.Name).Order(StringComparer.Ordinal)];
        if (programs.Length == 0)
        {
            throw new LauncherException(
                $"The folder '{folder.FullName}' has no built tests (*{Extension}): name the folder x86 of a clone of "
                + "kvm-unit-tests that has been built.");
        }

        string list = Path.Combine(folder.FullName, ListFile);
        List<UnitTest> all = File.Exists(list)
            ? [.. Parse(File.ReadLines(list), folder.FullName)]
            : [.. programs.Select(name => new UnitTest(
                Path.GetFileNameWithoutExtension(name), Path.Combine(folder.FullName, name), ""))];
        List<UnitTest> chosen = [.. all.Where(test => names.Count == 0 || names.Any(name =>
            test.Name.StartsWith(name, StringComparison.Ordinal)))];
        return chosen.Count > 0
            ? chosen
            : throw new LauncherException(
                $"No test is called like that. The tests are: {string.Join(", ", all.Select(test => test.Name))}.");
    }

    /// <summary>
    /// The tests of a list whose programs were built. Of those that differ only in what they want of QEMU (processors,
    /// number of processors) the first stands for all.
    /// </summary>
    private static IEnumerable<UnitTest> Parse(IEnumerable<string> lines, string folder)
    {
        HashSet<(string, string)> seen = [];
        foreach (Dictionary<string, string> section in Sections(lines))
        {
            string program = Path.Combine(folder, section.GetValueOrDefault("file", ""));
            string arguments = section.GetValueOrDefault(
                "test_args", Appended().Match(section.GetValueOrDefault("extra_params", "")).Groups["arguments"].Value);
            bool isDefault = !section.GetValueOrDefault("groups", "").Split(' ').Contains(NotByDefault);
            if (isDefault && File.Exists(program) && seen.Add((program, arguments)))
            {
                yield return new UnitTest(section["name"], program, arguments);
            }
        }
    }

    // "[name]", then "key = value" lines; values may be quoted; '#' begins a comment.
    private static IEnumerable<Dictionary<string, string>> Sections(IEnumerable<string> lines)
    {
        Dictionary<string, string>? section = null;
        foreach (string line in lines.Select(line => line.Split('#')[0].Trim()))
        {
            if (line.StartsWith('[') && line.EndsWith(']'))
            {
                if (section is not null)
                {
                    yield return section;
                }

                section = new(StringComparer.Ordinal) { ["name"] = line[1..^1] };
            }
            else if (section is not null && line.IndexOf('=', StringComparison.Ordinal) is > 0 and int at)
            {
                section[line[..at].Trim()] = Quoted().Replace(line[(at + 1)..].Trim(), "${text}");
            }
        }

        if (section is not null)
        {
            yield return section;
        }
    }

    [GeneratedRegex("""^(?<quote>["'])(?<text>.*)\k<quote>$""")]
    private static partial Regex Quoted();

    // Lists of before test_args (2025) have only QEMU's parameters; its -append is what the program is given.
    [GeneratedRegex("""(^| )--?append +((?<quote>["'])(?<arguments>.*?)\k<quote>|(?<arguments>[^ "']+))""")]
    private static partial Regex Appended();
}
