// The samples' root file system with the probe program in front of it.
using CamkesNet.Build.Archives;

namespace CamkesNet.Benchmarks.Guests;

/// <summary>Initrds for measuring: Linux unpacks archives that follow each other, later files replacing earlier.</summary>
internal static class ProbeInitrd
{
    /// <summary>A port that the monitor's simplest device serves: the CMOS data port.</summary>
    public const ushort MeasuredPort = 0x71;

    /// <summary>Says "init N" as the first instructions of /init, and "login N" when getty is started.</summary>
    public static void WriteBoot(string rootFileSystem, string output) => Write(rootFileSystem, output, archive =>
    {
        archive.AddFile("init", ProbeProgram.SayTime("init", "/sbin/init"), CpioMode.Executable);
        archive.AddFile("sbin/say-login", ProbeProgram.SayTime("login", null), CpioMode.Executable);
        archive.AddFile("etc/inittab", """
            ::sysinit:/etc/init.d/rcS
            ttyS0::wait:/sbin/say-login
            ttyS0::respawn:/sbin/getty -L 115200 ttyS0 vt100

            """u8);
    });

    /// <summary>Its /init measures the cost of exits.</summary>
    public static void WriteExits(string rootFileSystem, string output) => Write(rootFileSystem, output, archive =>
        archive.AddFile("init", ProbeProgram.MeasureExits(MeasuredPort), CpioMode.Executable));

    /// <summary>Its /init measures the cost of console output.</summary>
    public static void WriteConsole(string rootFileSystem, string output) => Write(rootFileSystem, output, archive =>
        archive.AddFile("init", ProbeProgram.MeasureConsole(), CpioMode.Executable));

    private static void Write(string rootFileSystem, string output, Action<CpioWriter> addFiles)
    {
        using FileStream file = File.Create(output);
        file.Write(File.ReadAllBytes(rootFileSystem));
        using var archive = new CpioWriter(file);
        addFiles(archive);
    }
}
