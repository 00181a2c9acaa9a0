// The processor on which the tests run, as the reference for instructions.
using System.Runtime.InteropServices;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Emulation;

/// <summary>
/// Executes one instruction on the real processor, with registers and flags of the test's choice. RSP is the host's,
/// so instructions under test leave it alone.
/// </summary>
internal sealed unsafe partial class NativeProcessor : IDisposable
{
    public const int RegisterCount = 16;
    private const int FlagsIndex = RegisterCount;
    private const int PageSize = 4096;
    private const int ReadWriteExecute = 7;
    private const int PrivateAnonymous = 0x22;

    private readonly nint page = Map(0, PageSize, ReadWriteExecute, PrivateAnonymous, -1, 0);
    private readonly ulong[] context = new ulong[RegisterCount + 1];

    public static bool IsAvailable => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture
        == Architecture.X64;

    public Span<ulong> Registers => context.AsSpan(0, RegisterCount);

    public ulong Flags
    {
        get => context[FlagsIndex];
        set => context[FlagsIndex] = value;
    }

    /// <summary>Executes what <paramref name="emit"/> assembles.</summary>
    public void Execute(Action<Assembler> emit)
    {
        Assembler a = new(64);
        AssemblerRegister64[] saved = [rbx, rbp, r12, r13, r14, r15];
        foreach (AssemblerRegister64 register in saved)
        {
            a.push(register);
        }

        a.push(rdi);
        a.push(__qword_ptr[rdi + (FlagsIndex * 8)]);
        a.popfq();
        AssemblerRegister64[] all = [rax, rcx, rdx, rbx, rsp, rbp, rsi, rdi, r8, r9, r10, r11, r12, r13, r14, r15];
        for (int i = 0; i < RegisterCount; i++)
        {
            if (all[i] != rsp && all[i] != rdi)
            {
                a.mov(all[i], __qword_ptr[rdi + (i * 8)]);
            }
        }

        a.mov(rdi, __qword_ptr[rdi + (7 * 8)]);
        emit(a);
        a.xchg(__qword_ptr[rsp], rdi);
        for (int i = 0; i < RegisterCount; i++)
        {
            if (all[i] != rsp && all[i] != rdi)
            {
                a.mov(__qword_ptr[rdi + (i * 8)], all[i]);
            }
        }

        a.pop(rax);
        a.mov(__qword_ptr[rdi + (7 * 8)], rax);
        a.pushfq();
        a.pop(__qword_ptr[rdi + (FlagsIndex * 8)]);
        a.cld();
        for (int i = saved.Length - 1; i >= 0; i--)
        {
            a.pop(saved[i]);
        }

        a.ret();
        using MemoryStream code = new();
        a.Assemble(new StreamCodeWriter(code), (ulong)page);
        code.ToArray().CopyTo(new Span<byte>((void*)page, PageSize));
        fixed (ulong* pointer = context)
        {
            ((delegate* unmanaged<ulong*, void>)page)(pointer);
        }
    }

    public void Dispose() => Unmap(page, PageSize);

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial nint Map(nint address, nint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    private static partial int Unmap(nint address, nint length);
}
