// How images are compiled: ilc's options, each with its reason.
namespace CamkesNet.Build.Compilation;

/// <summary>The options that ilc is run with.</summary>
public static class IlcCommandLine
{
    private const string CoreLibrary = "System.Private.CoreLib";

    /// <summary>The lines of the response file, one option each.</summary>
    public static IReadOnlyList<string> Options(CompilationRequest request)
    {
        List<string> options =
        [
            request.InputAssembly,
            $"--out:{request.ObjectFile}",
            .. request.References.Select(reference => $"--reference:{reference}"),
            $"--systemmodule:{CoreLibrary}",

            // A library: the entry point is ours, and nothing of the operating system's start-up code is expected.
            "--nativelib",

            // There is no reflection on images; its data would be several times the code.
            "--reflectiondata:none",
            "--targetos:linux",
            "--targetarch:x64",
            "--optimize",

            // Methods and lines for fault reports and debuggers.
            "--debug",
            $"--generateunmanagedentrypoints:{CoreLibrary}",
            .. request.ExportingAssemblies.Select(assembly => $"--generateunmanagedentrypoints:{assembly}"),
            .. request.ExtraArguments,
        ];
        return options;
    }
}
