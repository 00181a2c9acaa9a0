// Starts the build program without a shell, so that the build needs only dotnet.
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace CamkesNet.Build.Tasks;

/// <summary>
/// Runs <c>dotnet exec Program Command Arguments</c>. The program does the work in its own process, so that MSBuild's
/// long-lived nodes load no other assembly than this one.
/// </summary>
public sealed partial class RunBuildProgram : ToolTask
{
    /// <summary>The path of the dotnet host.</summary>
    [Required]
    public string Host { get; set; } = "";

    /// <summary>The build program's assembly.</summary>
    [Required]
    public string Program { get; set; } = "";

    /// <summary>The program's first argument, its command.</summary>
    [Required]
    public string Command { get; set; } = "";

    /// <summary>The folder of the errors' pages.</summary>
    [Required]
    public string Pages { get; set; } = "";

    /// <summary>The remaining arguments.</summary>
    public string[] Arguments { get; set; } = [];

    /// <inheritdoc/>
    protected override string ToolName => "dotnet";

    /// <inheritdoc/>
    protected override MessageImportance StandardOutputLoggingImportance => MessageImportance.High;

    /// <inheritdoc/>
    protected override string GenerateFullPathToTool() => Host;

    /// <inheritdoc/>
    protected override string GenerateCommandLineCommands()
    {
        var commandLine = new CommandLineBuilder();
        commandLine.AppendSwitch("exec");
        commandLine.AppendFileNameIfNotNull(Program);
        commandLine.AppendSwitch(Command);
        foreach (string argument in Arguments)
        {
            commandLine.AppendSwitchIfNotNull("", argument);
        }

        return commandLine.ToString();
    }

    /// <inheritdoc/>
    protected override void LogEventsFromTextOutput(string singleLine, MessageImportance messageImportance)
    {
        Match error = DiagnosticLine().Match(singleLine);
        if (!error.Success)
        {
            base.LogEventsFromTextOutput(singleLine, messageImportance);
            if (IsQuietRun)
            {
                Console.Error.WriteLine(singleLine);
            }

            return;
        }

        string code = error.Groups["code"].Value;
        Log.LogError(
            subcategory: null,
            code,
            helpKeyword: null,
            helpLink: new Uri(Path.Combine(Pages, $"{code}.md")).AbsoluteUri,
            error.Groups["file"].Value,
            Number(error.Groups["line"]),
            Number(error.Groups["column"]),
            endLineNumber: 0,
            endColumnNumber: 0,
            error.Groups["message"].Value);
    }

    /// <summary>
    /// <c>dotnet run</c> builds without any output; but the first build takes a minute, and a person waits.
    /// </summary>
    private bool IsQuietRun =>
        !Log.LogsMessagesOfImportance(MessageImportance.High) && Environment.GetCommandLineArgs() is [_, "run", ..];

    private static int Number(Group group) =>
        group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?<file>.*?)(\((?<line>\d+),(?<column>\d+)\))? : error (?<code>CN\d{4}): (?<message>.*)$")]
    private static partial Regex DiagnosticLine();
}
