// A component type, between compiling and linking.
using CamkesNet.Build.Compilation;

namespace CamkesNet.Build.Pipeline;

/// <summary>A component type whose code goes into the image.</summary>
/// <param name="Type">The type's full name.</param>
/// <param name="StartupHeap">Bytes of heap that it needs for its start.</param>
/// <param name="Compilation">How it becomes native code.</param>
internal sealed record Implementation(string Type, ulong StartupHeap, CompilationRequest Compilation);
