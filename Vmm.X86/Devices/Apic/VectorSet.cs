// A set of the 256 interrupt vectors, as IRR, ISR and TMR hold them.
using System.Numerics;

namespace CamkesNet.Vmm.Devices.Apic;

/// <summary>256 bits in eight registers of 32, with a summary that finds the highest vector at once.</summary>
public sealed class VectorSet
{
    /// <summary>How many 32-bit registers hold the set.</summary>
    public const int RegisterCount = 8;

    private const int VectorsPerRegister = 32;
    private const int None = -1;

    private readonly uint[] registers = new uint[RegisterCount];

    // Bit n: register n is not zero.
    private uint summary;

    /// <summary>The highest vector in the set, or -1. It is asked for more often than it changes.</summary>
    public int Highest { get; private set; } = None;

    /// <summary>Whether a vector is in the set.</summary>
    public bool Contains(int vector) => (registers[Register(vector)] & Bit(vector)) != 0;

    /// <summary>Puts a vector into the set.</summary>
    public void Add(int vector)
    {
        registers[Register(vector)] |= Bit(vector);
        summary |= 1U << Register(vector);
        Highest = Math.Max(Highest, vector);
    }

    /// <summary>Takes a vector out of the set.</summary>
    public void Remove(int vector)
    {
        int register = Register(vector);
        registers[register] &= ~Bit(vector);
        if (registers[register] == 0)
        {
            summary &= ~(1U << register);
        }

        if (vector == Highest)
        {
            Highest = FindHighest();
        }
    }

    /// <summary>Empties the set.</summary>
    public void Clear()
    {
        registers.AsSpan().Clear();
        summary = 0;
        Highest = None;
    }

    /// <summary>One of the eight registers, as the guest reads it.</summary>
    public uint ReadRegister(int index) => registers[index & (RegisterCount - 1)];

    private int FindHighest()
    {
        if (summary == 0)
        {
            return None;
        }

        int register = BitOperations.Log2(summary);
        return register * VectorsPerRegister + BitOperations.Log2(registers[register]);
    }

    private static int Register(int vector) => vector / VectorsPerRegister & (RegisterCount - 1);

    private static uint Bit(int vector) => 1U << (vector % VectorsPerRegister);
}
