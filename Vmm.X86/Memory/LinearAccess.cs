// The kind of an access through the guest's page tables.
namespace CamkesNet.Vmm.Memory;

/// <summary>The kind of an access to a linear address.</summary>
[Flags]
internal enum LinearAccess
{
    /// <summary>A read of data by the supervisor.</summary>
    Read = 0,
    Write = 1,
    Fetch = 2,

    /// <summary>At privilege level 3.</summary>
    User = 4,

    /// <summary>
    /// By the processor for itself: as a supervisor at any privilege level, and SMAP holds whatever RFLAGS.AC says
    /// (Intel SDM vol. 3, 4.6.1).
    /// </summary>
    System = 8,
}

/// <summary>How a translation ended.</summary>
internal enum TranslationStatus
{
    Translated,

    /// <summary>A page fault; the error code says which.</summary>
    PageFault,

    /// <summary>The address has no place in the linear address space (long mode: not canonical).</summary>
    NotCanonical,
}
