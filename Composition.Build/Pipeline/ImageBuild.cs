// The steps from a compiled assembly to a bootable image.
using System.Diagnostics;
using CamkesNet.Build.Archives;
using CamkesNet.Build.Compilation;
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Diagnostics;
using CamkesNet.Build.Guests;
using CamkesNet.Build.Layout;
using CamkesNet.Build.Layout.Derived;
using CamkesNet.Build.Reports;
using CamkesNet.Build.Symbols;

namespace CamkesNet.Build.Pipeline;

/// <summary>Builds images.</summary>
internal sealed class ImageBuild(ImageRequest request, BuildProgress progress)
{
    /// <summary>Builds the image unless it is up to date.</summary>
    public async Task RunAsync()
    {
        var clock = Stopwatch.StartNew();
        PartVersions.Check([request.Kernel, .. request.Parts, .. request.References]);
        string fingerprint = Fingerprint();
        if (InputFingerprint.Matches(request.Output, fingerprint))
        {
            progress.Say($"{request.Output} is up to date");
            return;
        }

        SystemDocument system =
            request.Overrides.Apply(SystemDocumentReader.Read(request.Assembly, request.System));
        IReadOnlyList<GuestFile> guestFiles = request.Overrides.Apply(request.GuestFiles, system);
        GuestFileRules.Check(guestFiles, system.Monitors, request.Project);
        foreach (BuildDiagnostic warning in GuestConsole.Warnings(guestFiles, system.Monitors))
        {
            progress.Warn(warning);
        }

        IReadOnlyList<string> facades = Facades();
        var preparation = new ImplementationStep(request, facades);
        IReadOnlyList<Implementation> types = preparation.Implementations(ReporterAddition.AddTo(system));
        CompilationRequest kernel = preparation.Kernel();
        await CompileAsync([kernel, .. types.Select(type => type.Compilation)]).ConfigureAwait(false);

        List<(Implementation, LinkedProgram)> programs = progress.Step($"link {types.Count} components", () =>
        {
            var link = new LinkStep();
            return types.Select(type => (type, link.Link(type.Compilation))).ToList();
        });
        byte[]? archive = system.Layout.Objects.Any(item => item.Kind == ObjectKind.Archive)
            ? progress.Step($"archive {guestFiles.Count} guest files", () => Archive(guestFiles))
            : null;
        AssembledImage image = progress.Step(
            $"lay out {system.Instances.Count(instance => !instance.Hardware)} instances and check",
            () => new AssemblyStep(system, kernel, programs, archive).Run());
        InputFingerprint.Record(request.Output, fingerprint, Write(image, system, programs));
        progress.Say($"{ReportFiles.Page(request.Output)} shows what is in it");
        progress.Say($"{request.Output} ({image.File.Length} bytes, {archive?.Length ?? 0} of them guest files)");
        progress.Report("in all", clock.Elapsed);
    }

    private IReadOnlyList<string> Facades()
    {
        var clock = Stopwatch.StartNew();
        IReadOnlyList<string> facades = FacadeStep.Run(
            request.CoreLibrary,
            request.ReferenceAssemblies,
            Path.Combine(request.Intermediate, "facades"),
            out bool wasUpToDate);
        if (!wasUpToDate)
        {
            progress.Report("facade assemblies", clock.Elapsed);
        }

        return facades;
    }

    private async Task CompileAsync(IReadOnlyList<CompilationRequest> requests)
    {
        var compiler = new IlcCompiler(request.Toolchain, request.SharedObjects);
        await compiler.CompileAsync(requests, result =>
        {
            if (!result.WasUpToDate)
            {
                progress.Report($"compile {result.Request.Name}", result.Elapsed);
            }
        }).ConfigureAwait(false);
    }

    private static byte[] Archive(IReadOnlyList<GuestFile> files)
    {
        using var stream = new MemoryStream();
        using (var archive = new CpioWriter(stream))
        {
            foreach (GuestFile file in files)
            {
                archive.AddFile(file.Name, File.ReadAllBytes(file.Path));
            }
        }

        return stream.ToArray();
    }

    /// <summary>Writes the image and what belongs to it; returns the paths of the latter.</summary>
    private IEnumerable<string> Write(
        AssembledImage image, SystemDocument system, List<(Implementation, LinkedProgram)> programs)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(request.Output))!;
        Directory.CreateDirectory(folder);
        InputFingerprint.Forget(request.Output);
        File.WriteAllBytes(request.Output, image.File);
        IReadOnlyList<string> reports = progress.Step(
            "reports", () => ReportFiles.Write(request.Output, system, image.System, image.End));
        IReadOnlyList<string> symbols = DebugFiles.Write(
            Path.ChangeExtension(request.Output, ".debug"),
            image.Kernel,
            [.. programs.Select(program => (program.Item1.Compilation.Name, program.Item2.Image))]);
        return reports.Concat(symbols);
    }

    /// <summary>A hash over everything that the image depends on.</summary>
    private string Fingerprint()
    {
        using var fingerprint = new InputFingerprint();
        fingerprint.Add(ToolIdentity.Value).Add(request.Toolchain.Identity).Add(request.ReferenceAssemblies);
        fingerprint.Add(request.System ?? "").Add(request.Overrides.CommandLine ?? "");
        string[] assemblies = [request.Assembly, request.Kernel, request.CoreLibrary, .. request.References];
        foreach (string assembly in assemblies)
        {
            fingerprint.Add(assembly).AddFile(assembly).AddFile(Path.ChangeExtension(assembly, ".pdb"));
        }

        foreach (GuestFile file in request.GuestFiles)
        {
            fingerprint.Add(file.Name).Add(file.Path).AddFile(file.Path);
        }

        foreach (string? replacement in (string?[])[request.Overrides.Kernel, request.Overrides.Initrd])
        {
            fingerprint.Add(replacement ?? "");
            if (replacement is not null)
            {
                fingerprint.AddFile(replacement);
            }
        }

        return fingerprint.Compute();
    }
}
