// CPUID, model specific registers and control registers.
using Iced.Intel;
using static CamkesNet.Tests.Contract.ExceptionVector;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Contract;

internal static class ProcessorChecks
{
    public const uint ApicBaseRegister = 0x1B;

    private const uint SysenterCodeRegister = 0x174;
    private const uint PatRegister = 0x277;
    private const uint ProtectionKeysRegister = 0x6E1;
    private const uint EferRegister = 0xC000_0080;

    // CPUID leaf 1, EDX: FPU, TSC, MSR, PAE, APIC.
    private const uint BasicFeatures = (1 << 0) | (1 << 4) | (1 << 5) | (1 << 6) | (1 << 9);

    // IA32_APIC_BASE. Intel SDM vol. 3, figure 11-5.
    private const uint BootProcessor = 1 << 8;
    private const uint ApicEnable = 1 << 11;
    private const uint ApicBase = ProcessorEnvironment.LocalApic | BootProcessor | ApicEnable;

    public static void Emit(GuestAssembler guest)
    {
        guest.Check("cpuid: FPU, TSC, MSR, PAE, APIC", BasicFeatures, a =>
        {
            a.mov(eax, 1);
            a.xor(ecx, ecx);
            a.cpuid();
            a.mov(eax, edx);
            a.and(eax, BasicFeatures);
        });
        guest.Check("cpuid: there is a first leaf", 1, a =>
        {
            a.xor(eax, eax);
            a.cpuid();
            a.cmp(eax, 1);
            a.setae(al);
            a.movzx(eax, al);
        });
        guest.Check("rdmsr: the boot processor's APIC is on", ApicBase, a =>
        {
            a.mov(ecx, ApicBaseRegister);
            a.rdmsr();
        });
        RoundTrip(guest, "SYSENTER_CS", SysenterCodeRegister, 0x10, 0);
        RoundTrip(guest, "PAT", PatRegister, 0x0007_0406, 0x0007_0401);
        guest.Check("wrmsr: EFER.SCE", 1, a =>
        {
            a.mov(ecx, EferRegister);
            a.rdmsr();
            a.or(eax, 1);
            a.wrmsr();
            a.rdmsr();
            a.and(eax, 1);
        });
        EmitUnknownRegister(guest);
        guest.Check("rdtsc goes forward", 1, a =>
        {
            a.rdtsc();
            a.mov(ebx, eax);
            a.mov(esi, edx);
            a.rdtsc();
            a.sub(eax, ebx);
            a.sbb(edx, esi);
            a.setns(al);
            a.movzx(eax, al);
        });
        EmitControlRegisters(guest);
        EmitExtendedControlRegister(guest);
        guest.CheckFault("vmrun where there is no SVM", InvalidOpcode, 0, a =>
        {
            a.xor(eax, eax);
            a.db(0x0F, 0x01, 0xD8); // VMRUN
        });
        guest.CheckFault("vmxon where VMX is off", InvalidOpcode, 0, a => a.vmxon(__qword_ptr[GuestMemory.Buffer]));
    }

    private static void EmitExtendedControlRegister(GuestAssembler guest)
    {
        const uint FpuAndSse = 3, SseAlone = 2;
        guest.Code.mov(eax, Cr4.OsXsave);
        guest.Code.mov(cr4, eax);
        guest.Check("xsetbv and xgetbv", FpuAndSse, a =>
        {
            a.xor(ecx, ecx);
            a.xor(edx, edx);
            a.mov(eax, FpuAndSse);
            a.xsetbv();
            a.xor(eax, eax);
            a.xgetbv();
        });
        guest.CheckFault("xsetbv without the FPU", GeneralProtection, 0, a =>
        {
            a.xor(ecx, ecx);
            a.xor(edx, edx);
            a.mov(eax, SseAlone);
            a.xsetbv();
        });
        guest.Code.xor(eax, eax);
        guest.Code.mov(cr4, eax);
    }

    // QEMU's own processor reads zero, and Bochs' accepts the write if configured so, without a fault: guests only.
    private static void EmitUnknownRegister(GuestAssembler guest)
    {
        const uint HypervisorLeaf = 0x4000_0000;
        const uint KvmSignature = 0x4B4D_564B; // "KVMK", which our monitor answers
        Assembler a = guest.Code;
        Label bare = a.CreateLabel();
        a.mov(eax, HypervisorLeaf);
        a.cpuid();
        a.cmp(ebx, KvmSignature);
        a.jne(bare);
        guest.CheckFault(ContractProgram.GuestOnly + "rdmsr of a register that is not there", GeneralProtection, 0, _ =>
        {
            a.mov(ecx, ProtectionKeysRegister);
            a.rdmsr();
        });
        guest.CheckFault(ContractProgram.GuestOnly + "wrmsr to a register that is not there", GeneralProtection, 0, _ =>
        {
            a.mov(ecx, ProtectionKeysRegister);
            a.wrmsr();
        });
        a.Label(ref bare);
        a.nop();
    }

    private static void EmitControlRegisters(GuestAssembler guest)
    {
        guest.Check("CR0 has PE and ET", Cr0.ProtectionEnable | Cr0.ExtensionType, a =>
        {
            a.mov(eax, cr0);
            a.and(eax, Cr0.ProtectionEnable | Cr0.ExtensionType | Cr0.Paging);
        });
        guest.Check("CR2 keeps a value", 0x1234_5678, a =>
        {
            a.mov(eax, 0x1234_5678);
            a.mov(cr2, eax);
            a.xor(eax, eax);
            a.mov(eax, cr2);
        });
        guest.Check("CR3 keeps a value", GuestMemory.PageTables, a =>
        {
            a.mov(eax, GuestMemory.PageTables);
            a.mov(cr3, eax);
            a.xor(eax, eax);
            a.mov(eax, cr3);
        });
        guest.Check("CR4 keeps PSE and PGE", Cr4.PageSizeExtensions | Cr4.GlobalPages, a =>
        {
            a.mov(eax, Cr4.PageSizeExtensions | Cr4.GlobalPages);
            a.mov(cr4, eax);
            a.mov(eax, cr4);
            a.xor(ebx, ebx);
            a.mov(cr4, ebx);
        });
        guest.Check("smsw, lmsw and clts", Cr0.TaskSwitched << 16, a =>
        {
            a.smsw(eax);
            a.or(eax, Cr0.TaskSwitched);
            a.lmsw(ax);
            a.mov(eax, cr0);
            a.clts();
            a.mov(ebx, cr0);
            a.xor(eax, ebx);
            a.shl(eax, 16);
        });
        guest.Check("wbinvd and invlpg", 1, a =>
        {
            a.wbinvd();
            a.invlpg(__[GuestMemory.Buffer]);
            a.mov(eax, 1);
        });
        guest.Check("debug registers keep their values", GuestMemory.Buffer, a =>
        {
            a.mov(eax, GuestMemory.Buffer);
            a.mov(dr0, eax);
            a.xor(eax, eax);
            a.mov(eax, dr0);
        });
    }

    // Writes the lower half, reads it, and writes what is to stay.
    private static void RoundTrip(GuestAssembler guest, string name, uint register, uint last, uint value) =>
        guest.Check($"wrmsr and rdmsr: {name}", value, a =>
        {
            a.mov(ecx, register);
            a.rdmsr();
            a.mov(eax, value);
            a.wrmsr();
            a.xor(eax, eax);
            a.rdmsr();
            a.push(eax);
            a.mov(eax, last);
            a.wrmsr();
            a.pop(eax);
        });
}
