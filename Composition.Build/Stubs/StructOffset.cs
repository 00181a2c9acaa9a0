// Where the fields of structures lie that stubs share with compiled C#.
using System.Runtime.InteropServices;

namespace CamkesNet.Build.Stubs;

/// <summary>Offsets by field name, so that no stub contains a literal offset.</summary>
internal static class StructOffset
{
    /// <summary>The offset of <paramref name="field"/> in <typeparamref name="T"/>, in bytes.</summary>
    public static int Of<T>(string field)
        where T : unmanaged => (int)Marshal.OffsetOf<T>(field);
}
