// Privilege level 3: instructions that are not allowed, and those that the monitor handles nevertheless.
using Iced.Intel;
using static CamkesNet.Tests.Contract.ExceptionVector;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Contract;

internal sealed class PrivilegeChecks(GuestAssembler guest)
{
    private const byte ReturnVector = 0x83;

    // A 32-bit task state segment's stack for privilege level 0.
    private const uint TaskEsp0 = 4, TaskSs0 = 8;

    public void Emit()
    {
        Fault("in", a =>
        {
            a.mov(dx, SerialPort.Scratch);
            a.@in(al, dx);
        });
        Fault("hlt", a => a.hlt());
        Fault("rdmsr", a =>
        {
            a.mov(ecx, ProcessorChecks.ApicBaseRegister);
            a.rdmsr();
        });
        Fault("mov to a control register", a => a.mov(cr3, eax));
        Fault("wbinvd", a => a.wbinvd());
        guest.Check("cpuid at privilege level 3", 1, a => EmitAtLevel3(a, 0, () =>
        {
            a.mov(eax, 1);
            a.cpuid();
            a.mov(eax, edx);
            a.and(eax, 1);
        }));
        guest.Check("in and out at privilege level 3 with IOPL 3", 0x3C, a => EmitAtLevel3(a, Eflags.IoPrivilegeLevel3, () =>
        {
            a.mov(dx, SerialPort.Scratch);
            a.mov(al, 0x3C);
            a.@out(dx, al);
            a.xor(eax, eax);
            a.@in(al, dx);
        }));
        guest.Check("a device's register at privilege level 3", 0x5C, a => EmitAtLevel3(a, 0, () =>
        {
            a.mov(__byte_ptr[DeviceMemoryChecks.IoApicIndex], 0x5C);
            a.movzx(eax, __byte_ptr[DeviceMemoryChecks.IoApicIndex]);
        }));
    }

    // The exception's handler continues after the instruction, still at privilege level 3.
    private void Fault(string instruction, Action<Assembler> body) =>
        guest.Check($"{instruction} at privilege level 3", GeneralProtection << 16, a =>
        {
            int after = guest.NewLabel();
            a.mov(__dword_ptr[GuestMemory.ResumeAddress], guest.AddressOf(after));
            a.mov(__dword_ptr[GuestMemory.LastException], GuestMemory.NoException);
            EmitAtLevel3(a, 0, () =>
            {
                body(a);
                guest.Place(after);
                a.mov(eax, __dword_ptr[GuestMemory.LastException]);
                a.shl(eax, 16);
                a.or(eax, __dword_ptr[GuestMemory.LastErrorCode]);
            });
        });

    // Goes there by IRET and comes back by an interrupt; EAX is kept.
    private void EmitAtLevel3(Assembler a, int flags, Action body)
    {
        int user = guest.NewLabel(), back = guest.NewLabel();
        a.mov(__dword_ptr[GuestMemory.FirstTask + TaskEsp0], GuestMemory.InnerStack);
        a.mov(__dword_ptr[GuestMemory.FirstTask + TaskSs0], ProcessorEnvironment.Data);
        ProcessorEnvironment.EmitUserGate(a, ReturnVector, guest.AddressOf(back));
        a.mov(__dword_ptr[GuestMemory.SavedStack], esp);
        a.push((int)ProcessorEnvironment.UserData);
        a.push((int)GuestMemory.UserStack);
        a.push(flags | Eflags.AlwaysOne);
        a.push((int)ProcessorEnvironment.UserCode);
        a.push((int)guest.AddressOf(user));
        a.iretd();
        guest.Place(user);
        a.mov(ecx, ProcessorEnvironment.UserData);
        a.mov(ds, ecx);
        body();
        a.@int(ReturnVector);
        guest.Place(back);
        a.mov(ecx, ProcessorEnvironment.Data);
        a.mov(ss, ecx);
        a.mov(esp, __dword_ptr[GuestMemory.SavedStack]);
        a.mov(ds, ecx);
        a.mov(es, ecx);
        a.mov(fs, ecx);
        a.mov(gs, ecx);
    }
}
