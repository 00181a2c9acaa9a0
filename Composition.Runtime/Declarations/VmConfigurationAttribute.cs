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
/// <param name="index">The number of the virtual machine, from 0.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class VmConfigurationAttribute(int index) : Attribute
{
    /// <summary>The number of the virtual machine.</summary>
    public int Index { get; } = index;

    /// <summary>The guest's RAM in MiB.</summary>
    [Attribute, SettingRange(GuestRamRange.LeastMebibytes, GuestRamRange.MostMebibytes)]
    public int GuestRamMb { get; set; }

    /// <summary>
    /// The kernel's file name in the guest archive: a Linux bzImage, or a Multiboot 1 kernel (a 32-bit ELF file).
    /// </summary>
    [Attribute]
    public string KernelImage { get; set; } = "";

    /// <summary>Name of the file with the kernel's relocations: without effect, because no kernel needs it.</summary>
    [WithoutEffect("a bzImage relocates itself, and a Multiboot kernel is loaded where it was linked")]
    public string KernelRelocs { get; set; } = "";

    /// <summary>
    /// The kernel's command line. A Multiboot kernel receives it unchanged, without a file name before it.
    /// </summary>
    [Attribute]
    public string KernelCmdline { get; set; } = "";

    /// <summary>
    /// The file name of the initial RAM disk in the guest archive, or of a Multiboot kernel's module; empty for none.
    /// </summary>
    [Attribute]
    public string InitrdImage { get; set; } = "";

    /// <summary>The size of the monitor's heap in bytes, in addition to what its runtime needs at its start.</summary>
    [SettingRange(0, 0x4000_0000, Unit = "bytes")]
    public long HeapSize { get; set; } = SettingDefaults.HeapSize;

    /// <summary>The priority of the monitor's threads, 1 (lowest) to 254 (highest).</summary>
    [SettingRange(1, 254)]
    public int Priority { get; set; } = SettingDefaults.Priority;

    /// <summary>IOMMU domain of the virtual machine's devices: without effect.</summary>
    [SettingRange(0, 0xFFFF)] // as VT-d's domain identifiers
    [WithoutEffect("the kernel does not use an IOMMU, and no device is passed through")]
    public int IospaceDomain { get; set; }

    /// <summary>
    /// Devices for test programs, at the same ports as in QEMU: a write to port 0xF4 ends the virtual machine, and the
    /// monitor reports the value as its status; port 0xE0 is a 4-byte register; port 0x2000 + n sets interrupt line n,
    /// 0 to 23. Off by default.
    /// </summary>
    [Attribute]
    public bool TestDevice { get; set; }

    /// <summary>
    /// The key before a command of the console, a control character: 1 is Ctrl-A, 29 is Ctrl-]. 0: Ctrl-]. All virtual
    /// machines share the console: the one with the lowest index that sets the key decides.
    /// </summary>
    [SettingRange(0, 31)]
    public int EscapeKey { get; set; }

    /// <summary>Size of the monitor's capability space, as a power of 2: without effect.</summary>
    [SettingRange(1, 31)]
    [WithoutEffect("a capability space has as many slots as the component needs")]
    public int CnodeSizeBits { get; set; }

    /// <summary>The number of untyped objects of 2^12 bytes that the virtual machine gets.</summary>
    public int SimpleUntyped12Pool { get; set; }

    /// <summary>The number of untyped objects of 2^13 bytes that the virtual machine gets.</summary>
    public int SimpleUntyped13Pool { get; set; }

    /// <summary>The number of untyped objects of 2^14 bytes that the virtual machine gets.</summary>
    public int SimpleUntyped14Pool { get; set; }

    /// <summary>The number of untyped objects of 2^15 bytes that the virtual machine gets.</summary>
    public int SimpleUntyped15Pool { get; set; }

    /// <summary>The number of untyped objects of 2^16 bytes that the virtual machine gets.</summary>
    public int SimpleUntyped16Pool { get; set; }

    /// <summary>The number of untyped objects of 2^17 bytes that the virtual machine gets.</summary>
    public int SimpleUntyped17Pool { get; set; }

    /// <summary>The number of untyped objects of 2^18 bytes that the virtual machine gets.</summary>
    public int SimpleUntyped18Pool { get; set; }

    /// <summary>The number of untyped objects of 2^19 bytes that the virtual machine gets.</summary>
    public int SimpleUntyped19Pool { get; set; }

    /// <summary>The number of untyped objects of 2^20 bytes that the virtual machine gets.</summary>
    public int SimpleUntyped20Pool { get; set; }

    /// <summary>The number of untyped objects of 2^21 bytes that the virtual machine gets.</summary>
    public int SimpleUntyped21Pool { get; set; }

    /// <summary>The number of untyped objects of 2^22 bytes that the virtual machine gets.</summary>
    public int SimpleUntyped22Pool { get; set; }

    /// <summary>The number of untyped objects of 2^23 bytes that the virtual machine gets.</summary>
    public int SimpleUntyped23Pool { get; set; }

    /// <summary>The number of untyped objects of 2^24 bytes that the virtual machine gets.</summary>
    public int SimpleUntyped24Pool { get; set; }
}
