// A program with its symbols, between linking and placing.
using CamkesNet.Build.Linking;

namespace CamkesNet.Build.Pipeline;

/// <summary>A linked component or kernel with its table of methods and lines.</summary>
/// <param name="Image">The linked image.</param>
/// <param name="Symbols">The symbol table's bytes.</param>
internal sealed record LinkedProgram(LinkedImage Image, byte[] Symbols);
