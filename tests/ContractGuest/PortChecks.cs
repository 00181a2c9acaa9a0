// IN and OUT of each width, INS and OUTS.
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Contract;

internal static class PortChecks
{
    internal const ushort ConfigurationAddress = 0xCF8;
    private const ushort ConfigurationData = 0xCFC;
    private const byte CmosIndex = 0x70;
    private const byte CmosData = 0x71;

    public static void Emit(GuestAssembler guest)
    {
        guest.Check("out and in of 1 byte, port in DX", 0xA5, a =>
        {
            a.mov(dx, SerialPort.Scratch);
            a.mov(al, 0xA5);
            a.@out(dx, al);
            a.xor(eax, eax);
            a.@in(al, dx);
        });
        guest.Check("out and in of 1 byte, immediate port", 0xFFFF_FF3C, a =>
        {
            const byte UnusedCell = 0x50;
            a.mov(al, UnusedCell);
            a.@out(CmosIndex, al);
            a.mov(al, 0x3C);
            a.@out(CmosData, al);
            a.mov(eax, -1);
            a.@in(al, CmosData);
        });
        guest.Check("out of 2 bytes reaches both ports", 0x5A, a =>
        {
            a.mov(dx, SerialPort.ModemStatus);
            a.mov(eax, 0x5A00);
            a.@out(dx, ax);
            a.mov(dx, SerialPort.Scratch);
            a.xor(eax, eax);
            a.@in(al, dx);
        });
        guest.Check("in of 2 bytes leaves the upper half", 0x7700_5A00, a =>
        {
            a.mov(dx, SerialPort.ModemStatus);
            a.mov(eax, 0x7700_0000);
            a.@in(ax, dx);
            a.mov(al, 0);
        });
        guest.Check("out and in of 4 bytes", 0x8000_1234, a =>
        {
            EmitConfigurationAddress(a, 0x8000_1234);
            a.xor(eax, eax);
            a.@in(eax, dx);
        });
        guest.Check("the parts of a word are the word", 1, EmitPartsOfWord);
        guest.Check("a port that no device has floats", uint.MaxValue, a =>
        {
            const ushort NoDevice = 0x1234;
            a.mov(dx, NoDevice);
            a.xor(eax, eax);
            a.@in(eax, dx);
        });
        EmitStrings(guest);
    }

    // ECX = 0, ESI behind the bytes and the last byte at the port make one number.
    private static void EmitStrings(GuestAssembler guest)
    {
        guest.Check("rep outsb", ((GuestMemory.Buffer + 3) << 8) + 0x33, a =>
        {
            a.mov(__dword_ptr[GuestMemory.Buffer], 0x0033_2211);
            a.mov(esi, GuestMemory.Buffer);
            a.mov(ecx, 3);
            a.mov(dx, SerialPort.Scratch);
            a.rep.outsb();
            a.mov(ebx, esi);
            a.shl(ebx, 8);
            a.xor(eax, eax);
            a.@in(al, dx);
            a.add(eax, ebx);
            a.add(eax, ecx);
        });
        guest.Check("rep insb, backwards", 0x3333_3399, a =>
        {
            a.mov(__dword_ptr[GuestMemory.Buffer], 0x99);
            a.mov(edi, GuestMemory.Buffer + 3);
            a.mov(ecx, 3);
            a.mov(dx, SerialPort.Scratch);
            a.std();
            a.rep.insb();
            a.cld();
            a.mov(eax, __dword_ptr[GuestMemory.Buffer]);
        });
        guest.Check("outsd and insd", 0x8000_4324, a =>
        {
            a.mov(__dword_ptr[GuestMemory.Buffer], 0x8000_4324);
            a.mov(esi, GuestMemory.Buffer);
            a.lea(edi, __[esi + 4]);
            a.mov(dx, ConfigurationAddress);
            a.outsd();
            a.insd();
            a.mov(eax, __dword_ptr[GuestMemory.Buffer + 4]);
        });
        guest.Check("outsw and rep insw", 0x5A00_5A00, a =>
        {
            a.mov(__dword_ptr[GuestMemory.Buffer], 0x5A00);
            a.mov(esi, GuestMemory.Buffer);
            a.mov(edi, GuestMemory.Buffer);
            a.mov(ecx, 2);
            a.mov(dx, SerialPort.ModemStatus);
            a.outsw();
            a.rep.insw();
            a.mov(eax, __dword_ptr[GuestMemory.Buffer]);
            a.and(eax, 0xFF00_FF00);
        });
        guest.Check("rep outsd and rep insd", 0x8000_4328, a =>
        {
            a.mov(__dword_ptr[GuestMemory.Buffer], 0x8000_4320);
            a.mov(__dword_ptr[GuestMemory.Buffer + 4], 0x8000_4328);
            a.mov(esi, GuestMemory.Buffer);
            a.mov(edi, GuestMemory.Buffer + 8);
            a.mov(dx, ConfigurationAddress);
            a.mov(ecx, 2);
            a.rep.outsd();
            a.mov(ecx, 2);
            a.rep.insd();
            a.mov(eax, __dword_ptr[GuestMemory.Buffer + 12]);
        });
        guest.Check("outsb from another segment", 0x6B, a =>
        {
            const byte FsPrefix = 0x64, Outsb = 0x6E;
            a.mov(__byte_ptr[GuestMemory.Buffer], 0x6B);
            a.mov(eax, ProcessorEnvironment.Shifted);
            a.mov(fs, eax);
            a.mov(esi, GuestMemory.Buffer - ProcessorEnvironment.ShiftedBase);
            a.mov(dx, SerialPort.Scratch);
            a.db(FsPrefix, Outsb);
            a.mov(eax, ProcessorEnvironment.Data);
            a.mov(fs, eax);
            a.xor(eax, eax);
            a.@in(al, dx);
        });
        guest.Check("insb by a 16-bit address", 0x6B, a =>
        {
            const byte AddressSizePrefix = 0x67, Insb = 0x6C;
            a.mov(edi, 0x4321_0000 | GuestMemory.LowBuffer);
            a.mov(dx, SerialPort.Scratch);
            a.db(AddressSizePrefix, Insb);
            a.movzx(eax, __byte_ptr[GuestMemory.LowBuffer]);
        });
        guest.Check("rep insb of nothing", 0x1234_5678, a =>
        {
            a.mov(__dword_ptr[GuestMemory.Buffer], 0x1234_5678);
            a.mov(edi, GuestMemory.Buffer);
            a.xor(ecx, ecx);
            a.mov(dx, SerialPort.Scratch);
            a.rep.insb();
            a.mov(eax, __dword_ptr[GuestMemory.Buffer]);
        });
    }

    private static void EmitConfigurationAddress(Assembler a, uint address)
    {
        a.mov(dx, ConfigurationAddress);
        a.mov(eax, address);
        a.@out(dx, eax);
    }

    private static void EmitPartsOfWord(Assembler a)
    {
        EmitConfigurationAddress(a, 0x8000_0000);
        a.mov(dx, ConfigurationData);
        a.@in(eax, dx);
        a.mov(ebx, eax);
        a.mov(dx, ConfigurationData + 2);
        a.@in(ax, dx);
        a.shl(eax, 16);
        a.mov(dx, ConfigurationData + 1);
        a.@in(al, dx);
        a.mov(ah, al);
        a.mov(dx, ConfigurationData);
        a.@in(al, dx);
        a.xor(eax, ebx);
        a.sete(al);
        a.movzx(eax, al);
    }
}
