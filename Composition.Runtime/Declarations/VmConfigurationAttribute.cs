// [VmConfiguration]: one virtual machine and its settings.
namespace CamkesNet;

/// <summary>
/// Declares the virtual machine <c>vm&lt;index&gt;</c> of a class derived from <see cref="VirtualMachines"/>, with its
/// monitor <c>Init&lt;index&gt;</c>. The untyped pools are the machine's budget of physical memory, from which the
/// guest's RAM comes.
/// </summary>
/// <remarks>
/// This is the only declaration of the settings. A property that is marked <see cref="AttributeAttribute"/> is an
/// attribute of the monitor, under the same name: the monitor reads it as a property of its own, and the layout, the
/// image builder and the reports as an attribute of the instance.
/// </remarks>
/// <param name="index">The number of the virtual machine, 0 to 7.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class VmConfigurationAttribute(int index) : Attribute
{
    /// <summary>The number of the virtual machine.</summary>
    public int Index { get; } = index;

    /// <summary>MiB of guest RAM.</summary>
    [Attribute, SettingRange(16, 3072)]
    public int GuestRamMb { get; set; }

    /// <summary>
    /// Name of the kernel's file in the guest archive: a Linux bzImage, or a Multiboot 1 kernel (a 32-bit ELF file).
    /// </summary>
    [Attribute]
    public string KernelImage { get; set; } = "";

    /// <summary>Name of the file with the kernel's relocations: without effect, because no kernel needs it.</summary>
    [WithoutEffect("a bzImage relocates itself, and a Multiboot kernel is loaded where it was linked")]
    public string KernelRelocs { get; set; } = "";

    /// <summary>
    /// The kernel's command line. A Multiboot kernel gets it as it is, without a file name before it.
    /// </summary>
    [Attribute]
    public string KernelCmdline { get; set; } = "";

    /// <summary>
    /// Name of the initial RAM disk's file in the guest archive, for a Multiboot kernel its module; empty for none.
    /// </summary>
    [Attribute]
    public string InitrdImage { get; set; } = "";

    /// <summary>Bytes of heap of the monitor, beyond what its run-time part needs at its start.</summary>
    [SettingRange(0, 0x4000_0000, Unit = "bytes")]
    public long HeapSize { get; set; } = 0x10000;

    /// <summary>Priority of the monitor's threads, 1 (least) to 254.</summary>
    [SettingRange(1, 254)]
    public int Priority { get; set; } = 100;

    /// <summary>IOMMU domain of the virtual machine's devices: without effect.</summary>
    [WithoutEffect("the kernel does not use an IOMMU, and no device is passed through")]
    public int IospaceDomain { get; set; }

    /// <summary>
    /// Devices for test programs, on the ports that QEMU has them on: a write to port 0xF4 ends the virtual machine,
    /// and the monitor reports the value as its status; port 0xE0 is a register of 4 bytes; port 0x2000 + n sets
    /// interrupt line n, 0 to 23. Off by default.
    /// </summary>
    [Attribute]
    public bool TestDevice { get; set; }

    /// <summary>Size of the monitor's capability space, as a power of 2: without effect.</summary>
    [WithoutEffect("a capability space has as many slots as the component needs")]
    public int CnodeSizeBits { get; set; }

    /// <summary>How many untyped objects of 2^12 bytes the virtual machine gets.</summary>
    public int SimpleUntyped12Pool { get; set; }

    /// <summary>How many untyped objects of 2^13 bytes the virtual machine gets.</summary>
    public int SimpleUntyped13Pool { get; set; }

    /// <summary>How many untyped objects of 2^14 bytes the virtual machine gets.</summary>
    public int SimpleUntyped14Pool { get; set; }

    /// <summary>How many untyped objects of 2^15 bytes the virtual machine gets.</summary>
    public int SimpleUntyped15Pool { get; set; }

    /// <summary>How many untyped objects of 2^16 bytes the virtual machine gets.</summary>
    public int SimpleUntyped16Pool { get; set; }

    /// <summary>How many untyped objects of 2^17 bytes the virtual machine gets.</summary>
    public int SimpleUntyped17Pool { get; set; }

    /// <summary>How many untyped objects of 2^18 bytes the virtual machine gets.</summary>
    public int SimpleUntyped18Pool { get; set; }

    /// <summary>How many untyped objects of 2^19 bytes the virtual machine gets.</summary>
    public int SimpleUntyped19Pool { get; set; }

    /// <summary>How many untyped objects of 2^20 bytes the virtual machine gets.</summary>
    public int SimpleUntyped20Pool { get; set; }

    /// <summary>How many untyped objects of 2^21 bytes the virtual machine gets.</summary>
    public int SimpleUntyped21Pool { get; set; }

    /// <summary>How many untyped objects of 2^22 bytes the virtual machine gets.</summary>
    public int SimpleUntyped22Pool { get; set; }

    /// <summary>How many untyped objects of 2^23 bytes the virtual machine gets.</summary>
    public int SimpleUntyped23Pool { get; set; }

    /// <summary>How many untyped objects of 2^24 bytes the virtual machine gets.</summary>
    public int SimpleUntyped24Pool { get; set; }
}
