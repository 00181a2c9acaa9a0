// Language features that images do not support, recognized in what the compiler and the linker report.
using System.Text.RegularExpressions;

namespace CamkesNet.Build.Diagnostics;

/// <summary>Recognizes unsupported language features by the runtime symbol or type that is missing.</summary>
public static partial class MissingFeatures
{
    /// <summary>The symbol that ilc references for a call to a generic virtual method.</summary>
    private const string GenericVirtualMethods = "error_generic_virtual_methods_are_not_supported";

    /// <summary>The core library's type that ilc needs for thread-static fields.</summary>
    private const string ThreadStatics = "'Internal.Runtime.ThreadStatics'";

    /// <summary>The core library's type that ilc needs for calls into native libraries.</summary>
    private const string NativeCalls = "'Internal.Runtime.CompilerHelpers.InteropHelpers'";

    /// <summary>
    /// The error for an undefined symbol in <paramref name="component"/>, or null if the symbol does not stand for a
    /// language feature.
    /// </summary>
    public static BuildDiagnostic? OfSymbol(string component, string symbol) => symbol == GenericVirtualMethods
        ? new BuildDiagnostic(
            BuildCodes.MissingFeature,
            $"'{component}' calls a generic virtual method, which images do not support: make its type generic "
            + "instead of the method, or make the method non-virtual (CN1041 reports the line).")
        : null;

    /// <summary>The error for the output of ilc, or null if ilc failed for another reason.</summary>
    public static BuildDiagnostic? OfCompilerOutput(string component, IReadOnlyCollection<string> output) =>
        Names(output, ThreadStatics)
            ? new BuildDiagnostic(
                BuildCodes.MissingFeature,
                $"'{component}' uses a [ThreadStatic] field, which images do not support: use a field of the "
                + "component (CN1041 reports the field).")
            : Names(output, NativeCalls)
                ? new BuildDiagnostic(
                    BuildCodes.MissingFeature,
                    $"'{component}' calls {FailedMethod(output)}a function of a native library, which images do not "
                    + "support: write it in C#, or call another component (CN1041 reports the line).")
                : null;

    private static bool Names(IEnumerable<string> output, string type) =>
        output.Any(line => line.Contains(type, StringComparison.Ordinal));

    private static string FailedMethod(IEnumerable<string> output) =>
        output.Select(line => Failed().Match(line)).FirstOrDefault(match => match.Success) is { } failed
            ? $"'{failed.Groups[1].Value}', "
            : "";

    [GeneratedRegex(@"Code generation failed for method '\[[^\]]*\]([^'(]+)")]
    private static partial Regex Failed();
}
