// MTRRs. They are stored and read back; memory types of guests come from the PAT and the nested page tables.
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Platform;

namespace CamkesNet.Vmm.Msrs;

/// <summary>The memory type range registers. AMD APM vol. 2, 7.7.</summary>
internal sealed class MemoryTypeRangeRegisters : IMsrDevice, IResettable
{
    private const int VariableCount = 8;
    private const int Fixed16KCount = 2;
    private const int Fixed4KCount = 8;
    private const ulong HasFixed = 1 << 8;
    private const ulong HasWriteCombining = 1 << 10;
    private const ulong Enabled = 1 << 11;
    private const ulong FixedEnabled = 1 << 10;
    private const ulong Capabilities = VariableCount | HasFixed | HasWriteCombining;
    private const ulong TypeMask = 0xFF;
    private const ulong WriteBack = 6;
    private const ulong DefaultTypeWritable = Enabled | FixedEnabled | TypeMask;
    private const ulong AllFixedWriteBack = 0x0606_0606_0606_0606;
    private const byte ReservedTypeLow = 2;
    private const byte ReservedTypeHigh = 3;

    private readonly ulong[] variable = new ulong[VariableCount * 2];
    private readonly ulong[] fixedRanges = new ulong[1 + Fixed16KCount + Fixed4KCount];
    private ulong defaultType;

    public MemoryTypeRangeRegisters() => Reset();

    /// <summary>Gives a processor its registers.</summary>
    internal static void AddTo(ProcessorBuses processor)
    {
        MemoryTypeRangeRegisters registers = new();
        ProcessorDeviceClaims claims = processor.Add("MTRRs");
        claims.Msr(GuestMsrNumber.MtrrCapabilities, registers);
        claims.Msrs(GuestMsrNumber.MtrrVariableFirst, GuestMsrNumber.Pat - 1, registers);
        claims.Msr(GuestMsrNumber.MtrrDefaultType, registers);
        claims.Reset(registers);
    }

    /// <summary>As firmware leaves them: all memory write-back.</summary>
    public void Reset()
    {
        variable.AsSpan().Clear();
        fixedRanges.AsSpan().Fill(AllFixedWriteBack);
        defaultType = Enabled | FixedEnabled | WriteBack;
    }

    /// <inheritdoc/>
    public bool TryReadMsr(uint msr, out ulong value)
    {
        value = 0;
        switch (msr)
        {
            case GuestMsrNumber.MtrrCapabilities:
                value = Capabilities;
                return true;
            case GuestMsrNumber.MtrrDefaultType:
                value = defaultType;
                return true;
        }

        uint index = msr - GuestMsrNumber.MtrrVariableFirst;
        if (index < (uint)variable.Length)
        {
            value = variable[index];
            return true;
        }

        int place = FixedIndex(msr);
        value = place < 0 ? 0 : fixedRanges[place];
        return place >= 0;
    }

    /// <inheritdoc/>
    public bool TryWriteMsr(uint msr, ulong value)
    {
        if (msr == GuestMsrNumber.MtrrCapabilities)
        {
            return value == Capabilities;
        }

        if (msr == GuestMsrNumber.MtrrDefaultType)
        {
            bool isLegal = (value & ~DefaultTypeWritable) == 0 && IsType((byte)value);
            defaultType = isLegal ? value : defaultType;
            return isLegal;
        }

        uint index = msr - GuestMsrNumber.MtrrVariableFirst;
        if (index < (uint)variable.Length)
        {
            variable[index] = value;
            return true;
        }

        int place = FixedIndex(msr);
        if (place < 0 || !AreTypes(value))
        {
            return false;
        }

        fixedRanges[place] = value;
        return true;
    }

    private static int FixedIndex(uint msr)
    {
        if (msr == GuestMsrNumber.MtrrFixed64K)
        {
            return 0;
        }

        uint index = msr - GuestMsrNumber.MtrrFixed16KFirst;
        if (index < Fixed16KCount)
        {
            return 1 + (int)index;
        }

        index = msr - GuestMsrNumber.MtrrFixed4KFirst;
        return index < Fixed4KCount ? 1 + Fixed16KCount + (int)index : -1;
    }

    private static bool AreTypes(ulong value)
    {
        bool legal = true;
        for (int i = 0; i < sizeof(ulong); i++)
        {
            legal &= IsType((byte)(value >> (i * 8)));
        }

        return legal;
    }

    private static bool IsType(byte type) => type <= WriteBack && type is not (ReservedTypeLow or ReservedTypeHigh);
}
