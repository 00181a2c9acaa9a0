// The app that ./run --vms and --guest-memory boot: the virtual machine of the sample, as often and as large as asked for.
using System.Globalization;
using System.Text;

namespace CamkesNet.Launcher;

/// <summary>
/// Writes an app as a user would: what a layout contains follows from declarations, so another number of virtual
/// machines is another app.
/// </summary>
internal static class GuestApp
{
    /// <summary>The sample whose virtual machine it has.</summary>
    public const string Sample = "Cma34crMinimal";

    private const string Name = "Guests";
    private const string KernelName = "kernel";
    private const string InitrdName = "initrd";
    private const int DefaultMemory = 128;

    // The unit of SimpleUntyped24Pool.
    private const int PoolMebibytes = 16;

    private const string CommandLine =
        "console=ttyS0 quiet i8042.noaux i8042.nomux i8042.nopnp i8042.dumbkbd 8250.nr_uarts=1";

    /// <summary>Writes the project of a request and returns its folder, whose name is that of the project.</summary>
    public static string Write(Repository repository, ImageRequest request)
    {
        string folder = Path.Combine(
            repository.Sample(Sample), "bin", "guests", request.Variant, "Apps", Name);
        Directory.CreateDirectory(folder);
        Update(Path.Combine(folder, Name + ".csproj"), Project(repository, request));
        Update(Path.Combine(folder, Name + ".cs"), Source(request));
        return folder;
    }

    private static string Project(Repository repository, ImageRequest request)
    {
        string kernel = request.Kernel ?? Path.Combine(repository.GuestCache, "bzimage");
        string initrd = request.Initrd ?? Path.Combine(repository.GuestCache, "rootfs.cpio");
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <GuestFile Include="{Escape(kernel)}" Name="{KernelName}" />
                <GuestFile Include="{Escape(initrd)}" Name="{InitrdName}" />
              </ItemGroup>
            </Project>

            """;
    }

    private static string Source(ImageRequest request)
    {
        int memory = request.GuestMemoryMb ?? DefaultMemory;
        StringBuilder source = new();
        source.AppendLine("// Written by ./run. Copy it to continue with an app of your own.");
        source.AppendLine("using CamkesNet;").AppendLine();
        source.AppendLine("[Component]");
        for (int i = 0; i < (request.Vms ?? 1); i++)
        {
            source.AppendLine(CultureInfo.InvariantCulture, $"""
                [VmConfiguration(
                    {i},
                    SimpleUntyped24Pool = {(memory + PoolMebibytes - 1) / PoolMebibytes},
                    GuestRamMb = {memory},
                    KernelImage = "{KernelName}",
                    InitrdImage = "{InitrdName}",
                    KernelCmdline = @"{(request.CommandLine ?? CommandLine).Replace("\"", "\"\"", StringComparison.Ordinal)}")]
                """);
        }

        source.AppendLine("""
            public partial class Vm : VirtualMachines;

            [Assembly]
            public partial class Guests : Composition
            {
                [Instance]
                public partial Vm vm { get; }
            }
            """);
        return source.ToString();
    }

    private static string Escape(string path) => System.Security.SecurityElement.Escape(path)
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace(";", "%3B", StringComparison.Ordinal)
        .Replace("$", "%24", StringComparison.Ordinal)
        .Replace("@", "%40", StringComparison.Ordinal);

    // A file that stays the same is not built again.
    private static void Update(string path, string contents)
    {
        if (!File.Exists(path) || File.ReadAllText(path) != contents)
        {
            File.WriteAllText(path, contents);
        }
    }
}
