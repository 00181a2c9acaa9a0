namespace CamkesNet.Build.Layout.Declared;

/// <summary>A piece of memory in a guest-physical address space.</summary>
internal sealed record DeclaredGuestMapping(ulong Address, string Region, ulong Offset, ulong Size);
