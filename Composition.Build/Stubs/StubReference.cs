// Stub code can refer to symbols that the linker fills in.
using CamkesNet.Build.Linking;

namespace CamkesNet.Build.Stubs;

/// <summary>A reference from a stub's code to a symbol.</summary>
internal readonly record struct StubReference(uint Offset, RelocationKind Kind, string Symbol, long Addend);
