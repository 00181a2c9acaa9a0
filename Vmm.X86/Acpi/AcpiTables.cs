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
            Flags = hardware.Features.HasFlag(AcpiFeatures.DualPic) ? MultipleApicDescription.PcAtCompatible : 0,
        });
        for (int processor = 0; processor < hardware.LocalApicIds.Length; processor++)
        {
            writer.Append(new MadtLocalApic
            {
                Type = MultipleApicDescription.LocalApicType,
                Length = (byte)Unsafe.SizeOf<MadtLocalApic>(),
                ProcessorUid = (byte)processor,
                ApicId = hardware.LocalApicIds[processor],
                Flags = MadtLocalApic.Enabled,
            });
        }

        writer.Append(new MadtIoApic
        {
            Type = MultipleApicDescription.IoApicType,
            Length = (byte)Unsafe.SizeOf<MadtIoApic>(),
            Id = hardware.IoApic.Id,
            Address = hardware.IoApic.Address,
        });
        foreach (AcpiInterruptOverride wiring in hardware.InterruptOverrides)
        {
            AppendOverride(wiring);
        }

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

    private void AppendOverride(AcpiInterruptOverride wiring) => writer.Append(new MadtInterruptOverride
    {
        Type = MultipleApicDescription.InterruptOverrideType,
        Length = (byte)Unsafe.SizeOf<MadtInterruptOverride>(),
        Source = wiring.Source,
        GlobalInterrupt = wiring.Pin,
        Flags = wiring.IsLevel
            ? MultipleApicDescription.ActiveHighLevel
            : MultipleApicDescription.AsIsa,
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
