// What a component may do with memory of a port.
namespace CamkesNet.Build.Layout.Derived;

/// <summary>How memory is mapped.</summary>
internal enum RegionAccess
{
    /// <summary>For reading.</summary>
    R,

    /// <summary>For reading and writing.</summary>
    Rw,
}
