// How a command that a test has run ended.
namespace CamkesNet.Tests;

/// <summary>What a command has done.</summary>
/// <param name="ExitCode">Its exit status.</param>
/// <param name="Output">What it wrote, to standard output and standard error together.</param>
internal sealed record CommandResult(int ExitCode, string Output);
