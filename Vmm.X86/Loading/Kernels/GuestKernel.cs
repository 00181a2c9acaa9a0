// A guest's kernel, whatever its boot protocol. Build and monitor share this reader: what the build accepts is what the
// monitor loads.
namespace CamkesNet.Vmm.Loading.Kernels;

/// <summary>Linux kernels (bzImage) and Multiboot 1 kernels. A file that is both counts as Linux.</summary>
internal sealed class GuestKernel
{
    /// <summary>The kernel's boot protocol.</summary>
    public BootProtocol Protocol { get; private set; }

    /// <summary>The kernel of <see cref="BootProtocol.Linux"/>.</summary>
    public LinuxKernel Linux { get; } = new();

    /// <summary>The kernel of <see cref="BootProtocol.Multiboot"/>.</summary>
    public MultibootKernel Multiboot { get; } = new();

    /// <summary>Why it cannot be loaded, as the end of a sentence.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Bytes of the longest command line, without the zero at the end.</summary>
    public uint LongestCommandLine => Protocol == BootProtocol.Linux
        ? Linux.LongestCommandLine
        : GuestMemoryLayout.CommandLineCapacity - 1;

    /// <summary>The first address that an initrd may not occupy.</summary>
    public ulong InitrdLimit => Protocol == BootProtocol.Linux ? Linux.InitrdLimit : GuestMemoryLayout.LowRamLimit;

    /// <summary>Reads a file's headers.</summary>
    public KernelReading Read(IGuestFileSource files, int file)
    {
        Protocol = BootProtocol.Linux;
        KernelReading reading = Linux.Read(files, file);
        Reason = Linux.Reason;
        if (reading == KernelReading.OtherKind)
        {
            Protocol = BootProtocol.Multiboot;
            reading = Multiboot.Read(files, file);
            Reason = Multiboot.Reason;
        }

        Reason = reading switch
        {
            KernelReading.Unreadable => "it cannot be read completely",
            KernelReading.OtherKind when files.Size(file) < LinuxSetupHeader.End => "it is too short",
            KernelReading.OtherKind => "it has neither a Linux boot header nor a Multiboot header ('HdrS' at 0x202, "
                + "or 0x1BADB002 in its first 8 KiB)",
            _ => Reason,
        };
        return reading;
    }

    /// <summary>The end of what the kernel needs in RAM of the given size.</summary>
    /// <returns>False if it does not fit; <paramref name="end"/> then is the RAM that it needs.</returns>
    public bool TryPlace(ulong ramSize, out ulong end)
    {
        if (Protocol == BootProtocol.Linux)
        {
            return Linux.TryPlace(ramSize, out _, out end);
        }

        end = Math.Max(Multiboot.End, GuestMemoryLayout.HighMemory);
        return end <= ramSize;
    }
}
