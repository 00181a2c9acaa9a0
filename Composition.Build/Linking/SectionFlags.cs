// Access to a section's memory.
namespace CamkesNet.Build.Linking;

/// <summary>What the memory of a section may be used for.</summary>
[Flags]
public enum SectionFlags
{
    /// <summary>Read only.</summary>
    None = 0,

    /// <summary>Takes memory in the image; without it the section is for debuggers only.</summary>
    Allocate = 1,

    /// <summary>Writable at run time.</summary>
    Write = 2,

    /// <summary>Holds instructions.</summary>
    Execute = 4,

    /// <summary>Starts as zeros and takes no room in the file.</summary>
    ZeroInitialized = 8,

    /// <summary>A template of thread-local data.</summary>
    ThreadLocal = 16,
}
