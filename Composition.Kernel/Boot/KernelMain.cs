// The boot sequence, from the entry stub to the first thread.
using System.Runtime;
using System.Runtime.CompilerServices;
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot.Guests;
using CamkesNet.Kernel.Boot.Memory;
using CamkesNet.Kernel.Boot.Processor;
using CamkesNet.Kernel.Boot.TableChecks;
using CamkesNet.Kernel.Entry;
using CamkesNet.Kernel.Interrupts;
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Memory;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Kernel.Boot;

/// <summary>Where the entry stub arrives in long mode, on the kernel stack, with the boot page tables.</summary>
// Sound: the boot information is static data without references, which never moves; the linker says where the boot
// tables are, and nobody uses them before they were checked.
internal static unsafe class KernelMain
{
    private static BootInformation information;

    [RuntimeImport("*", "RuntimeInitialize")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void RuntimeInitialize();

    /// <param name="loaderMagic">EAX as the loader left it.</param>
    /// <param name="loaderInformation">EBX: physical address of the loader's information.</param>
    [RuntimeExport("KernelMain")]
    private static void Start(ulong loaderMagic, ulong loaderInformation)
    {
        DescriptorTables.Load();
        ProcessorSetup.EnableSystemCalls();
        ProcessorBlock.Current->Construct();
        SystemCallTable.Fill();
        RuntimeInitialize();
        CpuFeatures.Detect();
        ReadLoaderInformation(loaderMagic, loaderInformation);
        BootTables* tables;
        fixed (BootInformation* boot = &information)
        {
            tables = CheckTables(&boot->Memory);
            ulong rootPointer = boot->RootPointer != 0 ? boot->RootPointer : AcpiTables.FindRootPointer();
            MachineDiscovery.Run(rootPointer);
            BootMemory.Initialize(&boot->Memory, tables);
            EnterOwnPageTables(&boot->Memory);
        }

        LegacyPic.Disable();
        MachineInterrupts.Enable(CpuFeatures.HasX2Apic);
        ClockCalibration.Run();
        LocalApicTimer.Initialize(CpuFeatures.HasTscDeadline);
        VirtualizationRefusal refusal =
            VirtualizationSetup.Start(&ProcessorBlock.Current->Host, tables->Vcpus.Count);
        ObjectBuilder.Build(tables);
        if (!KernelLog.IsQuiet)
        {
            BootLine.Write(tables);
            if (tables->Vcpus.Count != 0 && Hypervisor.Kind == VirtualizationKind.None)
            {
                BootLine.WriteGuestsCannotRun(refusal);
            }
        }

        for (uint i = 0; i < KernelObjects.ComponentCount; i++)
        {
            ComponentLife.Start(KernelObjects.Components + i);
        }

        FirstThread.Start();
    }

    private static void ReadLoaderInformation(ulong magic, ulong address)
    {
        fixed (BootInformation* boot = &information)
        {
            bool read = magic == Multiboot2Reader.BootMagic
                ? Multiboot2Reader.Read(address, boot)
                : PvhReader.Read(address, boot);
            LogSetup.Run(in *boot);
            if (!read)
            {
                KernelPanic.Stop("CN3004 the boot loader is neither PVH nor Multiboot2, or passed no memory map"u8);
            }
        }

        if (!CpuFeatures.HasNoExecute)
        {
            KernelPanic.Stop("CN3005 the processor has no no-execute pages; enable NX (XD) in the firmware's setup"u8);
        }

        if (!CpuFeatures.HasLocalApic)
        {
            KernelPanic.Stop(
                "CN3010 the processor has no local APIC; enable it in the firmware's setup (in QEMU: -cpu EPYC)"u8);
        }
    }

    private static BootTables* CheckTables(MemoryMap* memory)
    {
        ulong address = LinkerSymbols.Image()->BootTables;
        BootMemory.RequireLoaded(memory, address + UserAddressSpace.PageSize);
        var tables = (BootTables*)PhysicalMemory.Pointer(address);
        ImagePlaces image;
        image.KernelEnd = LinkerSymbols.Image()->ImageEnd - KernelAddressSpace.ImageBase;
        image.Tables = address;
        image.Limit = PhysicalMemory.BootLimit;
        if (!BootTableCheck.IsValid(tables, image))
        {
            KernelPanic.Stop("CN3006 the boot tables are damaged; rebuild the image"u8);
        }

        return tables;
    }

    private static void EnterOwnPageTables(MemoryMap* memory)
    {
        FrameAllocator* frames = BootMemory.Frames;
        BootMemory.Require(KernelPageTables.Build(frames, memory));
        for (int i = 0; i < MachineInterrupts.RegisterPageCount; i++)
        {
            BootMemory.Require(KernelPageTables.MapDevice(frames, MachineInterrupts.RegisterPage(i)));
        }

        ProcessorSetup.EnableProtections();
        Instructions.CurrentProcessor()->PageTable = KernelPageTables.Top;
        Instructions.WriteCr3(KernelPageTables.Top);
    }
}
