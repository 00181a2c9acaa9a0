// Reads from the FADT and DSDT how the machine is switched off (ACPI Specification 6.5, 5.2.9, 7.4.2 and 16.1).
using CamkesNet.Kernel.Platform;

namespace CamkesNet.Kernel.Boot;

/// <summary>Finds the power management registers and the S5 sleep types.</summary>
// Sound: a field is read after the table's length, all of which is readable, was compared with where it ends.
internal static unsafe class FadtParser
{
    private const uint DsdtOffset = 40;
    private const uint Pm1aControlOffset = 64;
    private const uint Pm1bControlOffset = 68;
    private const uint NeededLength = 72;
    private const uint PowerTimerOffset = 76;
    private const uint PowerTimerLengthOffset = 91;
    private const byte PowerTimerLength = 4;
    private const byte NameOperator = 0x08;
    private const byte PackageOperator = 0x12;
    private const byte BytePrefix = 0x0A;
    private const byte SleepTypeMask = 7;

    private static ReadOnlySpan<byte> SleepState5 => "_S5_"u8;

    public static PowerOffRegisters Parse(byte* fadt, uint length)
    {
        PowerOffRegisters result = default;
        if (fadt == null || length < NeededLength)
        {
            return result;
        }

        result.Control1A = (ushort)*(uint*)(fadt + Pm1aControlOffset);
        result.Control1B = (ushort)*(uint*)(fadt + Pm1bControlOffset);
        byte* dsdt = AcpiTables.Read(*(uint*)(fadt + DsdtOffset), out uint dsdtLength);
        if (dsdt != null)
        {
            FindSleepTypes(new ReadOnlySpan<byte>(dsdt, (int)dsdtLength), ref result);
        }

        return result;
    }

    /// <summary>The port of the power management timer; 0: there is none.</summary>
    public static ushort ParsePowerTimer(byte* fadt, uint length) =>
        fadt != null && length > PowerTimerLengthOffset && fadt[PowerTimerLengthOffset] == PowerTimerLength
            ? (ushort)*(uint*)(fadt + PowerTimerOffset)
            : (ushort)0;

    /// <summary>
    /// Looks for Name(_S5_, Package {type a, type b, …}) without interpreting the rest of the AML. Without it the
    /// types stay 0, which is what QEMU and Bochs have.
    /// </summary>
    public static void FindSleepTypes(ReadOnlySpan<byte> aml, ref PowerOffRegisters result)
    {
        for (int i = 1; i + SleepState5.Length + 1 < aml.Length; i++)
        {
            if (aml[i - 1] == NameOperator && aml.Slice(i, SleepState5.Length).SequenceEqual(SleepState5)
                && aml[i + SleepState5.Length] == PackageOperator)
            {
                // PkgLength has one to four bytes (20.2.4); then the number of elements.
                int at = i + SleepState5.Length + 1;
                at += 1 + (aml[at] >> 6) + 1;
                result.SleepType1A = ReadByte(aml, ref at);
                result.SleepType1B = ReadByte(aml, ref at);
                return;
            }
        }
    }

    private static byte ReadByte(ReadOnlySpan<byte> aml, ref int at)
    {
        if (at < aml.Length && aml[at] == BytePrefix)
        {
            at++;
        }

        byte value = at < aml.Length ? aml[at] : (byte)0;
        at++;
        return (byte)(value & SleepTypeMask);
    }
}
