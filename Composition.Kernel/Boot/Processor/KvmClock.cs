// The frequency of the time-stamp counter as KVM reports it in memory (Linux, Documentation/virt/kvm/x86/msr.rst).
using System.Runtime.InteropServices;
using CamkesNet.Abi;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Boot.Processor;

/// <summary>The time information of a virtual processor of KVM: how to convert time stamps to nanoseconds.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct KvmClock
{
    private const uint SystemTimeMsr = 0x4B56_4D01;
    private const ulong Enable = 1;
    private const ulong NanosecondsPerSecond = 1_000_000_000;
    private const int FractionBits = 32;
    private const int MostShift = 31;

    public uint Version;
    public uint Padding;
    public ulong Timestamp;
    public ulong SystemTime;

    /// <summary>Nanoseconds of a shifted time-stamp tick, with 32 bits after the point.</summary>
    public uint Multiplier;

    /// <summary>Time stamps are shifted left by this first; right if it is negative.</summary>
    public sbyte Shift;
    public byte Flags;
    public ushort Padding2;

    /// <summary>The frequency in hertz; 0 when the information is not complete.</summary>
    public readonly ulong Frequency
    {
        get
        {
            if (Multiplier == 0 || (Version & 1) != 0 || Version == 0 || Shift is < -MostShift or > MostShift)
            {
                return 0;
            }

            ulong shifted = (NanosecondsPerSecond << FractionBits) / Multiplier;
            return Shift < 0 ? shifted << -Shift : shifted >> Shift;
        }
    }

    /// <summary>Lets KVM write the information once, and reads the frequency.</summary>
    // Sound: KVM writes the 32 bytes when the register is written. They are in this frame, aligned to their size so that
    // they are in one page, and the frame is on the kernel's stack, which the image contains: its physical address is
    // the distance from the image's base. Afterwards KVM is stopped from writing there.
    public static ulong ReadFrequency()
    {
        byte* memory = stackalloc byte[2 * sizeof(KvmClock)];
        var clock = (KvmClock*)(((ulong)memory + (ulong)sizeof(KvmClock) - 1) & ~((ulong)sizeof(KvmClock) - 1));
        *clock = default;
        Instructions.WriteMsr(SystemTimeMsr, ((ulong)clock - KernelAddressSpace.ImageBase) | Enable);
        ulong frequency = System.Threading.Volatile.Read(ref clock->Multiplier) == 0 ? 0 : clock->Frequency;
        Instructions.WriteMsr(SystemTimeMsr, 0);
        return frequency;
    }
}
