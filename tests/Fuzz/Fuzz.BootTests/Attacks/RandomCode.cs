// Random numbers in the code of a test component: machine code that makes them from a seed.
using CamkesNet.Abi;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Fuzz.Attacks;

/// <summary>
/// Two functions of one thread. R14 is the state: never 0. They change RAX, and R14, and nothing else.
/// </summary>
internal sealed class RandomCode(Assembler a)
{
    private const ulong GoldenRatio = 0x9E37_79B9_7F4A_7C15;
    private const ulong Half = 0x7FFF_FFFF;

    private Label next = a.CreateLabel();
    private Label value = a.CreateLabel();

    /// <summary>The state that a seed begins with.</summary>
    public static ulong StateOf(int seed, int stream) => unchecked(((uint)seed + ((ulong)stream << 32) + 1) * GoldenRatio) | 1;

    /// <summary>Any 64 bits in RAX.</summary>
    public void Next() => a.call(next);

    /// <summary>In RAX a number, an address or a bit pattern at which checks go wrong.</summary>
    public void Value() => a.call(value);

    /// <summary>Runs what <paramref name="body"/> writes once in so many times, a power of two.</summary>
    public void Sometimes(int times, Action body)
    {
        Label end = a.CreateLabel();
        Next();
        a.test(eax, (times - 1) << 8);
        a.jne(end);
        body();
        a.Label(ref end);
        a.nop();
    }

    /// <summary>Runs one of the bodies; changes RCX.</summary>
    public void Choose(params IReadOnlyList<Action> bodies)
    {
        Label end = a.CreateLabel();
        Next();
        a.mov(ecx, eax);
        a.shr(ecx, 16);
        a.imul(ecx, ecx, bodies.Count);
        a.shr(ecx, 16);
        for (int i = 0; i < bodies.Count; i++)
        {
            Label another = a.CreateLabel();
            a.cmp(ecx, i);
            a.jne(another);
            bodies[i]();
            a.jmp(end);
            a.Label(ref another);
            a.nop();
        }

        a.Label(ref end);
        a.nop();
    }

    /// <summary>Writes the functions, where nothing runs into them.</summary>
    public void WriteFunctions()
    {
        // Marsaglia, "Xorshift RNGs", 2003.
        a.Label(ref next);
        a.mov(rax, r14);
        a.shl(rax, 13);
        a.xor(r14, rax);
        a.mov(rax, r14);
        a.shr(rax, 7);
        a.xor(r14, rax);
        a.mov(rax, r14);
        a.shl(rax, 17);
        a.xor(r14, rax);
        a.mov(rax, r14);
        a.ret();

        a.Label(ref value);
        a.push(rcx);
        a.push(rdx);
        Choose(
            Next,
            () => Masked(0xFF),
            () => Masked(0x3FF),
            () => Near(0x1F_FFFF, UserAddressSpace.StackArea + UserAddressSpace.StackStride - 0x10_0000),
            () => Near(0x3FFF, UserAddressSpace.RegionArea - 0x2000),
            () => Near(Half, KernelAddressSpace.DirectMap),
            () => Near(0xFF_FFFF, KernelAddressSpace.ImageBase + KernelAddressSpace.LoadAddress),
            () => Near(0x1FFF, (1UL << 47) - 0x1000),
            () => Shifted(1, isLeft: true),
            () => Shifted(ulong.MaxValue, isLeft: false),
            Soon);
        a.pop(rdx);
        a.pop(rcx);
        a.ret();
    }

    private void Masked(int mask)
    {
        Next();
        a.and(eax, mask);
    }

    private void Near(ulong mask, ulong start)
    {
        Masked((int)mask);
        a.mov(rdx, start);
        a.add(rax, rdx);
    }

    private void Shifted(ulong bits, bool isLeft)
    {
        Next();
        a.mov(ecx, eax);
        a.mov(rax, bits);
        if (isLeft)
        {
            a.shl(rax, cl);
        }
        else
        {
            a.shr(rax, cl);
        }
    }

    // A moment of the next 128 Ki ticks, as deadlines are.
    private void Soon()
    {
        Masked(0x1_FFFF);
        a.mov(rcx, rax);
        a.rdtsc();
        a.shl(rdx, 32);
        a.or(rax, rdx);
        a.add(rax, rcx);
    }
}
