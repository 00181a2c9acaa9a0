// Whether an access lies within a segment. AMD APM vol. 2, 4.12.
using CamkesNet.Abi;

namespace CamkesNet.Vmm.Processor;

/// <summary>Limit checks, outside 64-bit mode.</summary>
internal static class SegmentLimit
{
    /// <summary>Whether all bytes are within the segment; expand-down segments begin above their limit.</summary>
    public static bool Contains(SegmentRegister segment, uint offset, uint width)
    {
        ulong last = (ulong)offset + width - 1;
        const ushort ExpandDownData = SegmentAttributes.NotSystem | SegmentAttributes.ExpandDown;
        if ((segment.Attributes & (ExpandDownData | SegmentAttributes.Code)) != ExpandDownData)
        {
            return last <= segment.Limit;
        }

        ulong top = (segment.Attributes & SegmentAttributes.Default32) != 0 ? uint.MaxValue : ushort.MaxValue;
        return offset > segment.Limit && last <= top;
    }
}
