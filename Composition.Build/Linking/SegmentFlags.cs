// Access to a segment's pages.
namespace CamkesNet.Build.Linking;

/// <summary>
/// How a segment's pages are mapped; every segment is readable. Write and Execute exclude each other.
/// </summary>
[Flags]
public enum SegmentFlags
{
    /// <summary>Read only.</summary>
    Read = 0,

    /// <summary>Readable and writable.</summary>
    Write = 1,

    /// <summary>Readable and executable.</summary>
    Execute = 2,
}
