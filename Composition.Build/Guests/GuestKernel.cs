// Recognizes the kernel of a guest, whatever its boot protocol: the same formats as the monitor's loaders.
using CamkesNet.Vmm.Loading.Kernels;

namespace CamkesNet.Build.Guests;

/// <summary>What the build needs to know of a kernel.</summary>
/// <param name="End">The first guest-physical address behind what it needs to start.</param>
/// <param name="LongestCommandLine">Bytes of the command line that it takes, without the zero at the end.</param>
internal readonly record struct GuestKernel(ulong End, uint LongestCommandLine)
{
    /// <summary>Reads a kernel's file; null and a reason when it cannot be booted.</summary>
    public static GuestKernel? TryRead(string path, out string reason)
    {
        using FileStream stream = File.OpenRead(path);
        byte[] header = new byte[BzImage.HeaderSize];
        int read = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (BzImage.TryRead(header.AsSpan(0, read), out reason) is { } image)
        {
            return FromBzImage(image, out reason);
        }

        var multiboot = new MultibootKernel();
        switch (BzImage.HasMagic(header.AsSpan(0, read))
            ? MultibootResult.NotMultiboot
            : multiboot.Read(new StreamSource(stream), 0))
        {
            case MultibootResult.Bootable:
                reason = "";
                return new GuestKernel(multiboot.End, GuestMemoryLayout.CommandLineCapacity - 1);
            case MultibootResult.Refused:
                reason = multiboot.Reason;
                return null;
            case MultibootResult.Unreadable:
                reason = "it cannot be read to its end";
                return null;
            default:
                return null;
        }
    }

    private static GuestKernel? FromBzImage(in BzImage image, out string reason)
    {
        bool overflows = image.PreferredAddress > ulong.MaxValue - image.InitialSize;
        reason = overflows ? $"it is damaged: its header asks for the address 0x{image.PreferredAddress:X}" : "";
        return overflows ? null : new GuestKernel(image.PreferredAddress + image.InitialSize, image.LongestCommandLine);
    }

    // One file, whatever its number.
    private sealed class StreamSource(FileStream stream) : IGuestFileSource
    {
        public int Open(string name) => 0;

        public long Size(int file) => stream.Length;

        public bool Read(int file, long offset, Span<byte> destination)
        {
            stream.Position = offset;
            return stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false) == destination.Length;
        }
    }
}
