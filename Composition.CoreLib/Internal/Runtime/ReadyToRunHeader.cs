// The header by which ilc hands its tables to the start-up code (version 16).
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Internal.Runtime;

// Sound: the sections follow the header in ilc's read-only data; callers compare indices with their count.
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ReadyToRunHeader
{
    /// <summary>"RTR" and a zero byte.</summary>
    internal const uint ExpectedSignature = 0x0052_5452;

    internal readonly uint Signature;
    internal readonly ushort MajorVersion;
    internal readonly ushort MinorVersion;
    internal readonly uint Flags;
    internal readonly ushort SectionCount;
    internal readonly byte SectionSize;
    internal readonly byte EntryType;

    private readonly byte* FirstSection =>
        (byte*)Unsafe.AsPointer(ref Unsafe.AsRef(in this)) + sizeof(ReadyToRunHeader);

    internal readonly Section* SectionAt(int index) => (Section*)(FirstSection + index * SectionSize);

    internal enum SectionId
    {
        GCStaticRegion = 201,
        EagerStaticConstructors = 205,
    }

    [StructLayout(LayoutKind.Sequential)]
    internal readonly struct Section
    {
        internal readonly SectionId Id;
        internal readonly int Flags;
        internal readonly int* Start;
        internal readonly int* End;
    }
}
