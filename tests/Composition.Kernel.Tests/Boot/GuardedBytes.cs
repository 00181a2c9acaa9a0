// Bytes behind which nothing can be read: who reads on does not pass the test.
using System.Runtime.InteropServices;
using CamkesNet.Abi;

namespace CamkesNet.Tests.Boot;

/// <summary>Pages that end where an inaccessible one begins.</summary>
internal sealed unsafe class GuardedBytes : IDisposable
{
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;
    private const nint Failed = -1;

    private readonly nint start;
    private readonly nuint mapped;

    public GuardedBytes(int size)
    {
        nuint page = (nuint)UserAddressSpace.PageSize;
        Size = ((nuint)size + page - 1) & ~(page - 1);
        mapped = Size + page;
        start = Map(0, mapped, ReadWrite, PrivateAnonymous, -1, 0);
        Assert.That(start, Is.Not.EqualTo(Failed));
        Assert.That(Protect(start + (nint)Size, page, 0), Is.Zero);
    }

    public nuint Size { get; }

    public byte* Start => (byte*)start;

    public void Dispose() => Unmap(start, mapped);

    public void Set(ReadOnlySpan<byte> bytes) => bytes.CopyTo(new Span<byte>(Start, (int)Size));

    [DllImport("libc", EntryPoint = "mmap")]
    private static extern nint Map(nint address, nuint length, int protection, int flags, int file, nint offset);

    [DllImport("libc", EntryPoint = "mprotect")]
    private static extern int Protect(nint address, nuint length, int protection);

    [DllImport("libc", EntryPoint = "munmap")]
    private static extern int Unmap(nint address, nuint length);
}
