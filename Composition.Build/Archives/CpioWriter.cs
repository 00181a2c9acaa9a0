// Writes cpio archives in the "newc" format, which Linux accepts as an initramfs and the file server component reads.
using System.Text;

namespace CamkesNet.Build.Archives;

/// <summary>
/// A cpio archive under construction. The same calls produce the same bytes: inode numbers count up from 1, all owners
/// are root, and all times are zero.
/// Source: Linux, Documentation/driver-api/early-userspace/buffer-format.rst.
/// </summary>
public sealed class CpioWriter : IDisposable
{
    private const string Magic = "070701";
    private const string TrailerName = "TRAILER!!!";
    private const int Alignment = 4;

    private readonly Stream output;
    private readonly HashSet<string> names = [];
    private long position;
    private uint nextInode = 1;
    private bool finished;

    /// <summary>Starts an archive at the current position of <paramref name="output"/>, which stays open.</summary>
    public CpioWriter(Stream output) => this.output = output;

    /// <summary>Adds a directory.</summary>
    public void AddDirectory(string name, CpioMode permissions = CpioMode.DefaultDirectory) =>
        Add(name, CpioMode.Directory | permissions, []);

    /// <summary>Adds a regular file.</summary>
    public void AddFile(string name, ReadOnlySpan<byte> contents, CpioMode permissions = CpioMode.DefaultFile) =>
        Add(name, CpioMode.RegularFile | permissions, contents);

    /// <summary>Adds a symbolic link to <paramref name="target"/>.</summary>
    public void AddSymbolicLink(string name, string target) =>
        Add(name, CpioMode.SymbolicLink | CpioMode.AllPermissions, Encoding.UTF8.GetBytes(target));

    /// <summary>Adds a character device with the given device numbers.</summary>
    public void AddCharacterDevice(string name, uint major, uint minor, CpioMode permissions) =>
        Add(name, CpioMode.CharacterDevice | permissions, [], major, minor);

    /// <summary>Writes the archive's end mark.</summary>
    public void Dispose()
    {
        if (finished)
        {
            return;
        }

        finished = true;
        WriteHeader(TrailerName, 0, mode: 0, links: 1, size: 0, major: 0, minor: 0);
        output.Flush();
    }

    private void Add(string name, CpioMode mode, ReadOnlySpan<byte> contents, uint major = 0, uint minor = 0)
    {
        ObjectDisposedException.ThrowIf(finished, this);
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal) || name == TrailerName)
        {
            throw new ArgumentException($"'{name}' cannot be the name of a file in a cpio archive.", nameof(name));
        }

        if (!names.Add(name))
        {
            throw new ArgumentException($"The archive already has a file '{name}'.", nameof(name));
        }

        WriteHeader(name, nextInode++, mode, links: 1, (uint)contents.Length, major, minor);
        Write(contents);
        Pad();
    }

    private void WriteHeader(string name, uint inode, CpioMode mode, uint links, uint size, uint major, uint minor)
    {
        byte[] nameBytes = Encoding.UTF8.GetBytes(name + '\0');
        const uint Owner = 0, Time = 0, Device = 0, Checksum = 0;
        uint[] fields =
        [
            inode, (uint)mode, Owner, Owner, links, Time, size, Device, Device, major, minor,
            (uint)nameBytes.Length, Checksum,
        ];
        var header = new StringBuilder(Magic);
        foreach (uint field in fields)
        {
            header.Append(field.ToString("X8", System.Globalization.CultureInfo.InvariantCulture));
        }

        Write(Encoding.ASCII.GetBytes(header.ToString()));
        Write(nameBytes);
        Pad();
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        output.Write(bytes);
        position += bytes.Length;
    }

    private void Pad()
    {
        Span<byte> zeros = stackalloc byte[Alignment];
        zeros.Clear();
        int padding = (int)(-position & (Alignment - 1));
        Write(zeros[..padding]);
    }
}
