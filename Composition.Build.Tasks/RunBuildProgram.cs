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
        Match said = DiagnosticLine().Match(singleLine);
        if (!said.Success)
        {
            base.LogEventsFromTextOutput(singleLine, messageImportance);
            if (IsQuietRun)
            {
                Console.Error.WriteLine(singleLine);
            }

            return;
        }

        string code = said.Groups["code"].Value;
        string page = new Uri(Path.Combine(Pages, $"{code}.md")).AbsoluteUri;
        string file = said.Groups["file"].Value;
        int line = Number(said.Groups["line"]);
        int column = Number(said.Groups["column"]);
        string message = said.Groups["message"].Value;
        if (said.Groups["severity"].Value == "warning")
        {
            Log.LogWarning(null, code, null, page, file, line, column, 0, 0, message);
        }
        else
        {
            Log.LogError(null, code, null, page, file, line, column, 0, 0, message);
        }
    }

    /// <summary>
    /// <c>dotnet run</c> builds without any output; but the first build takes a minute, and a person waits.
    /// </summary>
    private bool IsQuietRun =>
        !Log.LogsMessagesOfImportance(MessageImportance.High) && Environment.GetCommandLineArgs() is [_, "run", ..];

    private static int Number(Group group) =>
        group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?<file>.*?)(\((?<line>\d+),(?<column>\d+)\))? : (?<severity>error|warning) (?<code>CN\d{4}): (?<message>.*)$")]
    private static partial Regex DiagnosticLine();
}
