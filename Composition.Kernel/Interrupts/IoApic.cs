// The I/O APICs: one redirection entry for each interrupt of the layout (Intel 82093AA data sheet).
using System.Threading;
using CamkesNet.Kernel.Memory;

namespace CamkesNet.Kernel.Interrupts;

/// <summary>Programs the redirection tables. The register pages are mapped already.</summary>
// Sound: the boot stage has mapped the register page of each controller; offsets are the two registers that it has.
internal static unsafe class IoApic
{
    private const uint VersionRegister = 0x01;
    private const uint RedirectionTable = 0x10;
    private const uint SelectOffset = 0x00;
    private const uint WindowOffset = 0x10;
    private const uint ActiveLow = 1U << 13;
    private const uint LevelTriggered = 1U << 15;
    private const uint Masked = 1U << 16;
    private const int LastEntryShift = 16;
    private const int DestinationShift = 24;

    private static InterruptRouting routing;

    /// <summary>The interrupt wiring of the machine.</summary>
    public static ref readonly InterruptRouting Routing => ref routing;

    /// <summary>Takes what the firmware's tables say over (Boot/MachineDiscovery.cs).</summary>
    public static void Adopt(in InterruptRouting found) => routing = found;

    /// <summary>Masks every line.</summary>
    public static void Initialize()
    {
        for (int i = 0; i < routing.IoApicCount; i++)
        {
            for (uint entry = 0; entry < EntryCount(i); entry++)
            {
                Write(i, RedirectionTable + (2 * entry), Masked);
                Write(i, RedirectionTable + (2 * entry) + 1, 0);
            }
        }
    }

    /// <summary>
    /// Routes a global interrupt to a vector of this processor, masked. False when there is no such line.
    /// </summary>
    public static bool Route(uint globalInterrupt, int vector, bool isLevelTriggered, bool isActiveLow)
    {
        int ioApic = Find(globalInterrupt, out uint entry);
        if (ioApic < 0)
        {
            return false;
        }

        uint low = (uint)vector | Masked | (isLevelTriggered ? LevelTriggered : 0) | (isActiveLow ? ActiveLow : 0);
        Write(ioApic, RedirectionTable + (2 * entry) + 1, LocalApic.Identifier << DestinationShift);
        Write(ioApic, RedirectionTable + (2 * entry), low);
        return true;
    }

    public static void SetMask(uint globalInterrupt, bool masked)
    {
        int ioApic = Find(globalInterrupt, out uint entry);
        if (ioApic >= 0)
        {
            uint low = Read(ioApic, RedirectionTable + (2 * entry));
            Write(ioApic, RedirectionTable + (2 * entry), masked ? low | Masked : low & ~Masked);
        }
    }

    private static int Find(uint globalInterrupt, out uint entry)
    {
        for (int i = 0; i < routing.IoApicCount; i++)
        {
            uint first = routing.IoApicFirstInterrupt(i);
            entry = globalInterrupt - first;
            if (globalInterrupt >= first && entry < EntryCount(i))
            {
                return i;
            }
        }

        entry = 0;
        return -1;
    }

    private static uint EntryCount(int ioApic) => ((Read(ioApic, VersionRegister) >> LastEntryShift) & 0xFF) + 1;

    private static uint Read(int ioApic, uint register)
    {
        byte* registers = Select(ioApic, register);
        return Volatile.Read(ref *(uint*)(registers + WindowOffset));
    }

    private static void Write(int ioApic, uint register, uint value)
    {
        byte* registers = Select(ioApic, register);
        Volatile.Write(ref *(uint*)(registers + WindowOffset), value);
    }

    private static byte* Select(int ioApic, uint register)
    {
        byte* registers = PhysicalMemory.Pointer(routing.IoApicAddress(ioApic));
        Volatile.Write(ref *(uint*)(registers + SelectOffset), register);
        return registers;
    }
}
