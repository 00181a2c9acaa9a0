// All ACPI tables of a guest, as they lie in its BIOS area.
using System.Runtime.CompilerServices;
using CamkesNet.Vmm.Loading.Kernels;
using CamkesNet.Vmm.Memory;

namespace CamkesNet.Vmm.Acpi;

/// <summary>RSDP, FACS, DSDT, FADT, MADT and XSDT, built once and copied into the guest at each start.</summary>
internal sealed class AcpiTables
{
    private const int Capacity = 4096;
    private const byte XsdtRevision = 1;
    private readonly AcpiTableWriter writer = new(GuestMemoryLayout.BiosArea, Capacity);

    public AcpiTables(AcpiHardware hardware)
    {
        int pointer = writer.Reserve(RootSystemDescriptionPointer.Size);
        ulong facs = WriteFacs();
        ulong dsdt = writer.BeginTable(AcpiSignature.Dsdt, DifferentiatedDescription.Revision);
        writer.Append(DifferentiatedDescription.Build(hardware));
        writer.EndTable();

        ulong fadt = writer.BeginTable(AcpiSignature.Fadt, FixedAcpiDescriptionTable.CurrentRevision);
        writer.Append(FixedAcpiDescriptionTable.For(hardware, facs, dsdt));
        writer.EndTable();
        ulong madt = WriteMadt(hardware);

        ulong xsdt = writer.BeginTable(AcpiSignature.Xsdt, XsdtRevision);
        writer.Append(fadt);
        writer.Append(madt);
        writer.EndTable();
        WritePointer(pointer, xsdt);
    }

    /// <summary>Where the RSDP lies.</summary>
    public ulong RsdpAddress => GuestMemoryLayout.BiosArea;

    /// <summary>The bytes that belong at <see cref="RsdpAddress"/>.</summary>
    public ReadOnlySpan<byte> Bytes => writer.Written;

    /// <summary>Copies the tables into the guest's BIOS area.</summary>
    public void Install(GuestRam memory) => memory.TryWrite(RsdpAddress, Bytes);

    private ulong WriteFacs()
    {
        writer.Align(FirmwareControlStructure.Alignment);
        ulong address = writer.Address;
        writer.Append(new FirmwareControlStructure
        {
            Signature = AcpiSignature.Facs,
            Length = FirmwareControlStructure.TableSize,
            Version = FirmwareControlStructure.CurrentVersion,
        });
        return address;
    }

    private ulong WriteMadt(AcpiHardware hardware)
    {
        ulong address = writer.BeginTable(AcpiSignature.Madt, MultipleApicDescription.CurrentRevision);
        writer.Append(new MultipleApicDescription
        {
            LocalApicAddress = hardware.LocalApicAddress,
            Flags = MultipleApicDescription.PcAtCompatible,
        });
        writer.Append(new MadtLocalApic
        {
            Type = MultipleApicDescription.LocalApicType,
            Length = (byte)Unsafe.SizeOf<MadtLocalApic>(),
            ApicId = hardware.LocalApicId,
            Flags = MadtLocalApic.Enabled,
        });
        writer.Append(new MadtIoApic
        {
            Type = MultipleApicDescription.IoApicType,
            Length = (byte)Unsafe.SizeOf<MadtIoApic>(),
            Id = hardware.IoApicId,
            Address = hardware.IoApicAddress,
        });
        AppendOverride(source: 0, hardware.TimerPin, flags: 0);
        AppendOverride(
            hardware.SystemControlInterrupt,
            hardware.SystemControlInterrupt,
            MultipleApicDescription.ActiveHigh | MultipleApicDescription.LevelTriggered);
        writer.Append(new MadtLocalApicNmi
        {
            Type = MultipleApicDescription.LocalApicNmiType,
            Length = (byte)Unsafe.SizeOf<MadtLocalApicNmi>(),
            ProcessorUid = MadtLocalApicNmi.AllProcessors,
            Pin = 1,
        });
        writer.EndTable();
        return address;
    }

    private void AppendOverride(byte source, uint pin, ushort flags) => writer.Append(new MadtInterruptOverride
    {
        Type = MultipleApicDescription.InterruptOverrideType,
        Length = (byte)Unsafe.SizeOf<MadtInterruptOverride>(),
        Source = source,
        GlobalInterrupt = pin,
        Flags = flags,
    });

    private void WritePointer(int place, ulong xsdt)
    {
        writer.WriteAt(place, new RootSystemDescriptionPointer
        {
            Signature = AcpiSignature.Rsdp,
            OemIdLow = AcpiSignature.OemIdLow,
            OemIdHigh = AcpiSignature.OemIdHigh,
            Revision = RootSystemDescriptionPointer.CurrentRevision,
            Length = RootSystemDescriptionPointer.Size,
            XsdtAddress = xsdt,
        });
        writer.SetChecksum(
            place, RootSystemDescriptionPointer.Version1Size, place + RootSystemDescriptionPointer.ChecksumOffset);
        writer.SetChecksum(
            place, RootSystemDescriptionPointer.Size, place + RootSystemDescriptionPointer.ExtendedChecksumOffset);
    }
}
