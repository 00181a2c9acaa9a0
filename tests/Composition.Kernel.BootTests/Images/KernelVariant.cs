// Which kernel an image has.
namespace CamkesNet.Tests.Images;

/// <summary>The kernels that tests boot.</summary>
public enum KernelVariant
{
    /// <summary>What images have: it costs what is measured.</summary>
    Ordinary,

    /// <summary>With the checks of Composition.Kernel.Checked.</summary>
    Checked,

    /// <summary>With these checks, and a thread that breaks its invariant (tests/BrokenKernel).</summary>
    Broken,
}
