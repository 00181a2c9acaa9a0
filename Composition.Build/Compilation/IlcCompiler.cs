// Runs ilc, the only native program of the build, and converts its output to errors with source locations.
using System.Diagnostics;
using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Build.Compilation;

/// <summary>Compiles assemblies to object files, skipping those whose inputs have not changed.</summary>
/// <param name="toolchain">The native compiler.</param>
/// <param name="sharedObjects">A folder of objects that several apps share, or null.</param>
public sealed class IlcCompiler(IlcToolchain toolchain, string? sharedObjects = null)
{
    /// <summary>Changes whenever the same inputs and flags should be compiled again.</summary>
    private const string CacheVersion = "2";

    /// <summary>.NET adds it to the signal that ended a process, as shells do.</summary>
    private const int KilledBySignal = 128;

    /// <summary>SIGKILL (POSIX, signal.h).</summary>
    private const int KillSignal = 9;

    /// <summary>
    /// Compiles all <paramref name="requests"/>, several at once, and calls <paramref name="progress"/> after each.
    /// </summary>
    /// <exception cref="BuildException">CN2010 to CN2013; the errors of all requests together.</exception>
    public async Task<IReadOnlyList<CompilationResult>> CompileAsync(
        IReadOnlyList<CompilationRequest> requests, Action<CompilationResult>? progress = null)
    {
        var results = new CompilationResult[requests.Count];
        var errors = new List<BuildDiagnostic>[requests.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = toolchain.Parallelism };
        await Parallel.ForEachAsync(Enumerable.Range(0, requests.Count), options, async (i, cancellation) =>
        {
            errors[i] = [];
            try
            {
                results[i] = await CompileAsync(requests[i], cancellation).ConfigureAwait(false);
                progress?.Invoke(results[i]);
            }
            catch (BuildException failure)
            {
                errors[i].AddRange(failure.Diagnostics);
            }
        }).ConfigureAwait(false);
        List<BuildDiagnostic> all = [.. errors.SelectMany(list => list).Distinct()];
        return all.Count == 0 ? results : throw new BuildException(all);
    }

    private async Task<CompilationResult> CompileAsync(CompilationRequest request, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        IReadOnlyList<string> options = IlcCommandLine.Options(request);
        string fingerprint = Fingerprint(request, options);
        if (InputFingerprint.Matches(request.ObjectFile, fingerprint))
        {
            return new CompilationResult(request, WasUpToDate: true, clock.Elapsed);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(request.ObjectFile))!);
        InputFingerprint.Forget(request.ObjectFile);
        if (sharedObjects is null)
        {
            await RunAsync(request, options, cancellation).ConfigureAwait(false);
        }
        else
        {
            var store = new ObjectStore(sharedObjects);
            using IDisposable held = await store.LockAsync(fingerprint, cancellation).ConfigureAwait(false);
            if (store.TryCopy(fingerprint, request.ObjectFile))
            {
                InputFingerprint.Record(request.ObjectFile, fingerprint);
                return new CompilationResult(request, WasUpToDate: true, clock.Elapsed);
            }

            await RunAsync(request, options, cancellation).ConfigureAwait(false);
            store.Add(fingerprint, request.ObjectFile);
        }

        InputFingerprint.Record(request.ObjectFile, fingerprint);
        return new CompilationResult(request, WasUpToDate: false, clock.Elapsed);
    }

    private async Task RunAsync(
        CompilationRequest request, IReadOnlyList<string> options, CancellationToken cancellation)
    {
        string responseFile = request.ObjectFile + ".rsp";
        await File.WriteAllLinesAsync(responseFile, options, cancellation).ConfigureAwait(false);
        (int exitCode, List<string> output) = await RunAsync(request, responseFile, cancellation).ConfigureAwait(false);
        IReadOnlyList<BuildDiagnostic> missing = MissingMembers.Find(request, output);
        if (missing.Count > 0)
        {
            File.Delete(request.ObjectFile);
            throw new BuildException(missing);
        }

        if (exitCode != 0 || !File.Exists(request.ObjectFile))
        {
            File.Delete(request.ObjectFile);
            if (MissingFeatures.OfCompilerOutput(request.Name, output) is { } feature)
            {
                throw new BuildException([feature]);
            }

            throw exitCode > KilledBySignal ? Killed(request, exitCode - KilledBySignal) : new BuildException(
                BuildCodes.CompilerFailed,
                $"Compiling '{request.Name}' to native code failed with exit code {exitCode}: "
                + $"{string.Join(" | ", output.Take(5))}. To repeat the step, run '{toolchain.Executable}' "
                + $"@'{responseFile}'.");
        }
    }

    private static BuildException Killed(CompilationRequest request, int signal) => new(
        BuildCodes.CompilerFailed,
        $"The native compiler was ended by signal {signal} while it compiled '{request.Name}'"
        + $"{(signal == KillSignal ? ", as the system does when memory is short" : "")}. Build again; if the error "
        + "persists, close other programs.");

    private string Fingerprint(CompilationRequest request, IReadOnlyList<string> options)
    {
        using var fingerprint = new InputFingerprint();
        fingerprint.Add(CacheVersion).Add(toolchain.Identity);
        foreach (string option in options)
        {
            // The folders do not get into the object file.
            fingerprint.Add(Path.GetFileName(option));
        }

        foreach (string assembly in request.References.Prepend(request.InputAssembly))
        {
            if (request.PartialContents.TryGetValue(assembly, out string? part))
            {
                fingerprint.Add(part);
                continue;
            }

            // The debug symbols decide the lines in fault reports.
            fingerprint.AddFile(assembly).AddFile(Path.ChangeExtension(assembly, ".pdb"));
        }

        return fingerprint.Compute();
    }

    private async Task<(int ExitCode, List<string> Output)> RunAsync(
        CompilationRequest request, string responseFile, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(toolchain.Executable)
        {
            ArgumentList = { "@" + responseFile },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using Process process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(toolchain.Timeout);
        try
        {
            Task<string> standardOutput = process.StandardOutput.ReadToEndAsync(limit.Token);
            Task<string> standardError = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            string text = await standardOutput.ConfigureAwait(false) + "\n" + await standardError.ConfigureAwait(false);
            string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return (process.ExitCode, [.. lines]);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new BuildException(
                BuildCodes.CompilerTimeout,
                $"Compiling '{request.Name}' to native code did not finish within {toolchain.Timeout.TotalSeconds:0} "
                + "seconds. Build again; if the error persists, look for recursive generic types in the component.");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
