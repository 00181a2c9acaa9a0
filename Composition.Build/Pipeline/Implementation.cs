// A component type, between compiling and linking.
using CamkesNet.Build.Compilation;
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Pipeline;

/// <summary>A component type whose code goes into the image.</summary>
/// <param name="Declared">The type and its assembly.</param>
/// <param name="StartupHeap">Bytes of heap that it needs for its start.</param>
/// <param name="Compilation">How it becomes native code.</param>
internal sealed record Implementation(DeclaredImplementation Declared, ulong StartupHeap, CompilationRequest Compilation);
