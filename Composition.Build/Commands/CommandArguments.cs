// The arguments of a command: --name value or --name=value, or @file with one argument a line, as MSBuild writes them.
using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Build.Commands;

/// <summary>Named arguments; a name may be given several times.</summary>
internal sealed class CommandArguments
{
    private readonly Dictionary<string, List<string>> values = new(StringComparer.Ordinal);

    /// <summary>Reads the arguments behind the command's name.</summary>
    public static CommandArguments Parse(IEnumerable<string> arguments)
    {
        var result = new CommandArguments();
        string? name = null;
        foreach (string argument in arguments.SelectMany(Expand))
        {
            if (name is not null)
            {
                result.Add(name, argument);
                name = null;
                continue;
            }

            if (!argument.StartsWith("--", StringComparison.Ordinal))
            {
                throw new BuildException(
                    BuildCodes.BadArguments, $"'{argument}' is not an option: write '--name=value'.");
            }

            int equals = argument.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
            {
                name = argument[2..];
            }
            else
            {
                result.Add(argument[2..equals], argument[(equals + 1)..]);
            }
        }

        return name is null
            ? result
            : throw new BuildException(BuildCodes.BadArguments, $"Option '--{name}' needs a value.");
    }

    /// <summary>The value of a required option.</summary>
    public string Required(string name) =>
        Optional(name) ?? throw new BuildException(BuildCodes.BadArguments, $"Option '--{name}' is missing.");

    /// <summary>The last value of an option, or null if it is missing or empty.</summary>
    public string? Optional(string name) =>
        values.TryGetValue(name, out List<string>? list) && list[^1].Length > 0 ? list[^1] : null;

    /// <summary>All values of an option, in order.</summary>
    public IReadOnlyList<string> All(string name) => values.TryGetValue(name, out List<string>? list) ? list : [];

    /// <summary>
    /// All files an option names: a value is a file, or a folder that stands for the assemblies in it, by name.
    /// </summary>
    public IReadOnlyList<string> Assemblies(string name) =>
    [
        .. All(name).SelectMany(value => Directory.Exists(value)
            ? Directory.GetFiles(value, "*.dll").Order(StringComparer.Ordinal)
            : (IEnumerable<string>)[value]),
    ];

    private void Add(string name, string value)
    {
        if (!values.TryGetValue(name, out List<string>? list))
        {
            values.Add(name, list = []);
        }

        list.Add(value);
    }

    private static IEnumerable<string> Expand(string argument) =>
        argument.StartsWith('@') ? File.ReadAllLines(argument[1..]) : [argument];
}
