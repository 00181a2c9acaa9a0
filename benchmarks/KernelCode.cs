// How much code runs in ring 0: what a reader of the trusted base has to read.
namespace CamkesNet.Benchmarks;

/// <summary>Code lines of the kernel and its stubs: without blanks, comments and lone braces.</summary>
/// <param name="Resident">Lines of what stays mapped while components run.</param>
/// <param name="BootStage">Lines of what is gone before the first component runs.</param>
internal readonly record struct KernelCode(int Resident, int BootStage)
{
    /// <summary>The boot stage: a folder of the kernel and two files of the stubs, which the linker puts together.</summary>
    private static readonly string[] bootStageNames = ["Boot", "KernelBootStubs.cs", "LongModeCheck.cs"];

    private static readonly string[] folders = ["Composition.Kernel", "Composition.Build/Stubs"];

    private static readonly string[] buildFolders = ["bin", "obj"];

    /// <summary>Lines of both.</summary>
    public int All => Resident + BootStage;

    /// <summary>Counts the sources in the clone at <paramref name="root"/>.</summary>
    public static KernelCode Count(string root)
    {
        int resident = 0;
        int bootStage = 0;
        foreach (string folder in folders)
        {
            string start = Path.Combine(root, folder);
            foreach (string file in Directory.EnumerateFiles(start, "*.cs", SearchOption.AllDirectories))
            {
                string[] path = Path.GetRelativePath(start, file).Split(Path.DirectorySeparatorChar);
                if (buildFolders.Contains(path[0]))
                {
                    continue;
                }

                int lines = File.ReadLines(file).Count(IsCode);
                if (bootStageNames.Contains(path[0]))
                {
                    bootStage += lines;
                }
                else
                {
                    resident += lines;
                }
            }
        }

        return new KernelCode(resident, bootStage);
    }

    private static bool IsCode(string line) =>
        line.Trim() is not ("" or "{" or "}") && !line.TrimStart().StartsWith("//", StringComparison.Ordinal);
}
