// All of the memory that boot code may read, of which only what is touched exists.
using System.Runtime.InteropServices;
using CamkesNet.Kernel.Memory;

namespace CamkesNet.Tests.Fuzz;

/// <summary>
/// Makes the kernel's direct map point to 4 GiB of zeros, behind which nothing can be read. Tests that use it do not run
/// at once.
/// </summary>
internal sealed unsafe class SparseMemory : IDisposable
{
    private const int ReadOnly = 1;
    private const int ReadWrite = 3;
    private const int PrivateAnonymousNoReserve = 0x4022;
    private const ulong GuardSize = 0x1_0000;

    private readonly ulong previousBase = PhysicalMemory.Base;
    private readonly nint start;

    /// <summary>Everything is zero; the first bytes can be written.</summary>
    public SparseMemory(int writable)
    {
        Writable = writable;
        start = Map(0, PhysicalMemory.BootLimit + GuardSize, 0, PrivateAnonymousNoReserve, -1, 0);
        Assert.That(start, Is.Not.EqualTo(-1));
        Assert.That(Protect(start, PhysicalMemory.BootLimit, ReadOnly), Is.Zero);
        Assert.That(Protect(start, (ulong)writable, ReadWrite), Is.Zero);
        PhysicalMemory.Base = (ulong)start;
    }

    public int Writable { get; }

    public Span<byte> Bytes => new((byte*)start, Writable);

    public void Write<T>(ulong address, T value)
        where T : unmanaged => MemoryMarshal.Write(Bytes[(int)address..], value);

    public void Dispose()
    {
        PhysicalMemory.Base = previousBase;
        _ = Unmap(start, PhysicalMemory.BootLimit + GuardSize);
    }

    [DllImport("libc", EntryPoint = "mmap")]
    private static extern nint Map(nint address, ulong length, int protection, int flags, int file, nint offset);

    [DllImport("libc", EntryPoint = "mprotect")]
    private static extern int Protect(nint address, ulong length, int protection);

    [DllImport("libc", EntryPoint = "munmap")]
    private static extern int Unmap(nint address, ulong length);
}
