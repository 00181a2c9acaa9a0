// The log line that describes the booted system.
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot.Guests;
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Kernel.Boot;

/// <summary>Writes <c>kernel, 4 components, 1 VM (vm0: 128 MiB, bzimage + rootfs.cpio), SVM</c>.</summary>
// Sound: records are indexed as the boot tables say, which were checked, and names lie in their strings.
internal static unsafe class BootLine
{
    private const ulong BytesPerMebibyte = 1024 * 1024;

    public static void Write(BootTables* tables)
    {
        var components = (ComponentRecord*)KernelObjects.Records(tables->Components);
        uint machines = 0;
        for (uint i = 0; i < tables->Components.Count; i++)
        {
            machines += components[i].IsVirtualMachine;
        }

        KernelLog.BeginLine();
        KernelLog.Write("kernel, "u8);
        WriteCount(tables->Components.Count - (tables->Reporter == KernelObjects.None ? 0U : 1), " component"u8);
        if (machines != 0)
        {
            KernelLog.Write(", "u8);
            WriteCount(machines, " VM"u8);
            WriteMachines(tables, components);
        }

        KernelLog.Write(", "u8);
        KernelLog.Write(Hypervisor.Kind switch
        {
            VirtualizationKind.Svm => "SVM"u8,
            VirtualizationKind.Vmx => "VMX"u8,
            _ => "no virtualization"u8,
        });
        KernelLog.EndLine();
    }

    /// <summary>Says why guests cannot run.</summary>
    public static void WriteGuestsCannotRun(VirtualizationRefusal refusal)
    {
        KernelLog.BeginLine();
        KernelLog.Write("guests cannot run: "u8);
        KernelLog.Write(VirtualizationRefusalText.Describe(refusal));
        KernelLog.EndLine();
    }

    private static void WriteMachines(BootTables* tables, ComponentRecord* components)
    {
        bool first = true;
        for (uint i = 0; i < tables->Components.Count; i++)
        {
            if (components[i].IsVirtualMachine == 0)
            {
                continue;
            }

            KernelLog.Write(first ? " ("u8 : "; "u8);
            first = false;
            KernelLog.Write(KernelObjects.Name(components[i].Name));
            KernelLog.Write(": "u8);
            KernelLog.WriteDecimal(GuestMemory(tables, i) / BytesPerMebibyte);
            KernelLog.Write(" MiB"u8);
            if (components[i].Description.Length != 0)
            {
                KernelLog.Write(", "u8);
                KernelLog.Write(KernelObjects.Name(components[i].Description));
            }
        }

        KernelLog.Write(")"u8);
    }

    /// <summary>Bytes of guest RAM that a monitor maps.</summary>
    private static ulong GuestMemory(BootTables* tables, uint component)
    {
        ComponentRecord* record = (ComponentRecord*)KernelObjects.Records(tables->Components) + component;
        MappingRecord* mappings = (MappingRecord*)KernelObjects.Records(tables->Mappings) + record->FirstMapping;
        ulong total = 0;
        for (uint i = 0; i < record->MappingCount; i++)
        {
            bool isGuestRam =
                KernelObjects.MemoryObjects[mappings[i].MemoryObject].Record->Kind == MemoryObjectKind.GuestRam;
            total += isGuestRam ? mappings[i].Size : 0;
        }

        return total;
    }

    private static void WriteCount(uint count, ReadOnlySpan<byte> noun)
    {
        KernelLog.WriteDecimal(count);
        KernelLog.Write(noun);
        if (count != 1)
        {
            KernelLog.Write("s"u8);
        }
    }
}
