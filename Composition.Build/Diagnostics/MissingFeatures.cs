// Features of the language that need more of the runtime than images have, as the tools below tell of them.
namespace CamkesNet.Build.Diagnostics;

/// <summary>Recognises them by the symbol or type of the runtime that is missing.</summary>
public static class MissingFeatures
{
    /// <summary>What ilc makes calls of generic virtual methods refer to.</summary>
    private const string GenericVirtualMethods = "error_generic_virtual_methods_are_not_supported";

    /// <summary>The type of the core library with which ilc makes thread-static fields.</summary>
    private const string ThreadStatics = "'Internal.Runtime.ThreadStatics'";

    /// <summary>The error for an undefined symbol in <paramref name="component"/>; null if it is another one.</summary>
    public static BuildDiagnostic? OfSymbol(string component, string symbol) => symbol == GenericVirtualMethods
        ? new BuildDiagnostic(
            BuildCodes.MissingFeature,
            $"'{component}' calls a generic virtual method, which images cannot run: make its type generic in place " +
            "of the method, or the method not virtual (CN1041 names the line).")
        : null;

    /// <summary>The error for what ilc printed; null if it failed for another reason.</summary>
    public static BuildDiagnostic? OfCompilerOutput(string component, IEnumerable<string> output) =>
        output.Any(line => line.Contains(ThreadStatics, StringComparison.Ordinal))
            ? new BuildDiagnostic(
                BuildCodes.MissingFeature,
                $"'{component}' uses a [ThreadStatic] field, which images do not have: use a field of the component " +
                "(CN1041 names the field).")
            : null;
}
