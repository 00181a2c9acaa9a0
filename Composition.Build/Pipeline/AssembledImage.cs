// The output of the pipeline.
using CamkesNet.Build.Layout.Placed;
using CamkesNet.Build.Linking;

namespace CamkesNet.Build.Pipeline;

/// <summary>A finished image.</summary>
/// <param name="File">The bootable file.</param>
/// <param name="Kernel">The linked kernel.</param>
/// <param name="System">The placed system.</param>
/// <param name="End">The first physical page behind it.</param>
internal sealed record AssembledImage(byte[] File, LinkedImage Kernel, PlacedSystem System, ulong End);
