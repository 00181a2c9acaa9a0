// The files that the build made for this test project, as the project file recorded them.
using System.Reflection;

namespace CamkesNet.Tests.Images;

/// <summary>Paths of the inputs of images.</summary>
internal static class BuildPaths
{
    public static string RuntimeAssembly => Value("RuntimeAssembly");

    public static string CoreLibrary => Value("CoreLibrary");

    public static string NativeCompiler => Value("NativeCompiler");

    public static string SharedObjects => Value("SharedObjects");

    public static string ReferenceAssemblies => Value("ReferenceAssemblies");

    public static string KernelAssembly(KernelVariant variant) => Value($"{variant}Kernel");

    private static string Value(string key) => typeof(BuildPaths).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value!;
}
