// The output of one run of ilc.
namespace CamkesNet.Build.Compilation;

/// <summary>The result of a <see cref="CompilationRequest"/>.</summary>
/// <param name="Request">The request.</param>
/// <param name="WasUpToDate">Nothing it depends on had changed, so the compiler was not run.</param>
/// <param name="Elapsed">The time it took.</param>
public sealed record CompilationResult(CompilationRequest Request, bool WasUpToDate, TimeSpan Elapsed);
