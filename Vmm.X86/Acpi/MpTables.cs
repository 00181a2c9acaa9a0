// The MP tables of a guest, for kernels without ACPI: xv6, old Linux, and Linux with acpi=off.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CamkesNet.Vmm.Cpuid;
using CamkesNet.Vmm.Loading.Kernels;
using CamkesNet.Vmm.Memory;

namespace CamkesNet.Vmm.Acpi;

/// <summary>
/// Floating pointer and configuration table, built once from what the ACPI tables describe, and copied into the guest's
/// BIOS area at each start.
/// </summary>
internal sealed class MpTables
{
    private const int Capacity = 1024;
    private const byte IsaBus = 0;
    private const byte IsaLines = 16;
    private const byte CascadeLine = 2;
    private const int ConfigurationStart = MpFloatingPointer.ParagraphSize;

    private readonly byte[] bytes = new byte[Capacity];
    private int length = ConfigurationStart;
    private ushort entries;

    /// <param name="hardware">What there is.</param>
    /// <param name="processor">The features of the processors.</param>
    /// <param name="localApicVersion">The version of their local APICs.</param>
    /// <param name="ioApicVersion">The version of the I/O APIC.</param>
    public MpTables(AcpiHardware hardware, ICpuidSource processor, byte localApicVersion, byte ioApicVersion)
    {
        length += Unsafe.SizeOf<MpConfigurationHeader>();
        AddProcessors(hardware, processor.Read(CpuidLeaf.Features, 0), localApicVersion);
        AddBus();
        Append(new MpIoApic
        {
            Type = Mp.IoApicType,
            Id = hardware.IoApic.Id,
            Version = ioApicVersion,
            Flags = MpIoApic.Enabled,
            Address = hardware.IoApic.Address,
        });
        AddInterrupts(hardware);
        WriteHeader(hardware.LocalApicAddress);
        WritePointer();
    }

    /// <summary>The bytes that belong at <see cref="GuestMemoryLayout.MultiProcessorPointer"/>.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, length);

    /// <summary>Copies the tables into the guest's BIOS area.</summary>
    public void Install(GuestRam memory) => memory.TryWrite(GuestMemoryLayout.MultiProcessorPointer, Bytes);

    private void AddProcessors(AcpiHardware hardware, CpuidResult features, byte version)
    {
        for (int i = 0; i < hardware.LocalApicIds.Length; i++)
        {
            Append(new MpProcessor
            {
                Type = Mp.ProcessorType,
                LocalApicId = hardware.LocalApicIds[i],
                LocalApicVersion = version,
                Flags = (byte)(MpProcessor.Enabled | (i == 0 ? MpProcessor.Bootstrap : 0)),
                Signature = features.Eax,
                Features = features.Edx,
            });
        }
    }

    // Sound: the struct is a local, and its buffer is as long as the name.
    private unsafe void AddBus()
    {
        MpBus bus = new() { Type = Mp.BusType, Id = IsaBus };
        "ISA   "u8.CopyTo(new Span<byte>(bus.Name, MpBus.NameLength));
        Append(bus);
    }

    private void AddInterrupts(AcpiHardware hardware)
    {
        for (byte line = 0; line < IsaLines; line++)
        {
            if (line == CascadeLine)
            {
                continue;
            }

            AcpiInterruptOverride? wiring = Array.Find(hardware.InterruptOverrides, item => item.Source == line);
            Append(new MpInterrupt
            {
                Type = Mp.IoInterruptType,
                InterruptType = Mp.Vectored,
                Flags = wiring is { IsLevel: true } ? Mp.ActiveHighLevel : Mp.AsBus,
                SourceBus = IsaBus,
                SourceInterrupt = line,
                ApicId = hardware.IoApic.Id,
                Pin = wiring?.Pin ?? line,
            });
        }

        // LINT0 takes the 8259s' interrupts, LINT1 NMI: figure 3-3.
        AddLocalInterrupt(Mp.External, 0);
        AddLocalInterrupt(Mp.NonMaskable, 1);
    }

    private void AddLocalInterrupt(byte type, byte pin) => Append(new MpInterrupt
    {
        Type = Mp.LocalInterruptType,
        InterruptType = type,
        SourceBus = IsaBus,
        ApicId = MpInterrupt.AllApics,
        Pin = pin,
    });

    // Sound: as AddBus.
    private unsafe void WriteHeader(uint localApicAddress)
    {
        MpConfigurationHeader header = new()
        {
            Signature = MpConfigurationHeader.ExpectedSignature,
            Length = (ushort)(length - ConfigurationStart),
            Revision = Mp.Revision,
            EntryCount = entries,
            LocalApicAddress = localApicAddress,
        };
        "CAMKES  "u8.CopyTo(new Span<byte>(header.OemId, MpConfigurationHeader.OemIdLength));
        "CAMKESNET VM"u8.CopyTo(new Span<byte>(header.ProductId, MpConfigurationHeader.ProductIdLength));
        MemoryMarshal.Write(bytes.AsSpan(ConfigurationStart), header);
        SetChecksum(bytes.AsSpan(ConfigurationStart, header.Length), MpConfigurationHeader.ChecksumOffset);
    }

    private void WritePointer()
    {
        MemoryMarshal.Write(bytes.AsSpan(), new MpFloatingPointer
        {
            Signature = MpFloatingPointer.ExpectedSignature,
            Configuration = GuestMemoryLayout.MultiProcessorPointer + ConfigurationStart,
            Paragraphs = 1,
            Revision = Mp.Revision,
        });
        SetChecksum(bytes.AsSpan(0, MpFloatingPointer.ParagraphSize), MpFloatingPointer.ChecksumOffset);
    }

    private void Append<T>(in T entry)
        where T : unmanaged
    {
        MemoryMarshal.Write(bytes.AsSpan(length), entry);
        length += Unsafe.SizeOf<T>();
        entries++;
    }

    // The bytes of a table add up to 0.
    private static void SetChecksum(Span<byte> table, int place)
    {
        byte sum = 0;
        foreach (byte value in table)
        {
            sum += value;
        }

        table[place] = (byte)-sum;
    }
}
