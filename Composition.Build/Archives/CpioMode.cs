// File types and permissions as cpio archives and Linux spell them.
namespace CamkesNet.Build.Archives;

/// <summary>The mode field of a cpio header: a file type and permission bits (POSIX, sys/stat.h).</summary>
[Flags]
public enum CpioMode : uint
{
    /// <summary>No bits.</summary>
    None = 0,

    /// <summary>rw-r--r--.</summary>
    DefaultFile = 0x1A4,

    /// <summary>rwxr-xr-x.</summary>
    DefaultDirectory = 0x1ED,

    /// <summary>rwxr-xr-x, as programs have it.</summary>
    Executable = 0x1ED,

    /// <summary>rw-------.</summary>
    OwnerOnly = 0x180,

    /// <summary>rwxrwxrwx.</summary>
    AllPermissions = 0x1FF,

    /// <summary>A character device.</summary>
    CharacterDevice = 0x2000,

    /// <summary>A directory.</summary>
    Directory = 0x4000,

    /// <summary>A regular file.</summary>
    RegularFile = 0x8000,

    /// <summary>A symbolic link.</summary>
    SymbolicLink = 0xA000,
}
