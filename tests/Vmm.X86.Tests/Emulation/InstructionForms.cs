// The matrix of instruction forms that the emulator knows: operation × width × operands.
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

using Form = (string Name, System.Action<Iced.Intel.Assembler> Emit, ulong Flags);

namespace CamkesNet.Tests.Emulation;
/// <summary>The memory operand is at [rbx]; R9 holds a small number, R12 a small index.</summary>
internal static class InstructionForms
{
    private const int Immediate8 = -0x5B;
    private const int Immediate16 = 0x5678;
    private const int Immediate32 = 0x1234_5678;

    public static IEnumerable<Form> TwoOperands(ulong allFlags, ulong withoutAuxiliary)
    {
        foreach (string name in (string[])["add", "adc", "sub", "sbb", "and", "or", "xor", "cmp"])
        {
            ulong flags = name is "and" or "or" or "xor" ? withoutAuxiliary : allFlags;
            yield return ($"{name} byte [rbx], cl", ToMemory(name + "_rm8_r8", Register.CL), flags);
            yield return ($"{name} word [rbx], cx", ToMemory(name + "_rm16_r16", Register.CX), flags);
            yield return ($"{name} dword [rbx], ecx", ToMemory(name + "_rm32_r32", Register.ECX), flags);
            yield return ($"{name} qword [rbx], rcx", ToMemory(name + "_rm64_r64", Register.RCX), flags);
            yield return ($"{name} ah, byte [rbx]", FromMemory(name + "_r8_rm8", Register.AH), flags);
            yield return ($"{name} cx, word [rbx]", FromMemory(name + "_r16_rm16", Register.CX), flags);
            yield return ($"{name} r10d, dword [rbx]", FromMemory(name + "_r32_rm32", Register.R10D), flags);
            yield return ($"{name} rcx, qword [rbx]", FromMemory(name + "_r64_rm64", Register.RCX), flags);
            yield return ($"{name} byte [rbx], imm8", WithImmediate(name + "_rm8_imm8", Immediate8), flags);
            yield return ($"{name} word [rbx], imm16", WithImmediate(name + "_rm16_imm16", Immediate16), flags);
            yield return ($"{name} dword [rbx], simm8", WithImmediate(name + "_rm32_imm8", Immediate8), flags);
            yield return ($"{name} qword [rbx], simm32", WithImmediate(name + "_rm64_imm32", -Immediate32), flags);
        }

        yield return ("test byte [rbx], cl", ToMemory("test_rm8_r8", Register.CL), withoutAuxiliary);
        yield return ("test qword [rbx], rcx", ToMemory("test_rm64_r64", Register.RCX), withoutAuxiliary);
        yield return ("test dword [rbx], imm32", WithImmediate("test_rm32_imm32", Immediate32), withoutAuxiliary);
    }

    public static IEnumerable<Form> Moves(ulong flags)
    {
        yield return ("mov byte [rbx], dh", a => a.mov(__byte_ptr[rbx], dh), flags);
        yield return ("mov byte [rbx], r11b", a => a.mov(__byte_ptr[rbx], r11b), flags);
        yield return ("mov byte [rbx], sil", a => a.mov(__byte_ptr[rbx], sil), flags);
        yield return ("mov word [rbx], dx", a => a.mov(__word_ptr[rbx], dx), flags);
        yield return ("mov dword [rbx], edx", a => a.mov(__dword_ptr[rbx], edx), flags);
        yield return ("mov qword [rbx], r15", a => a.mov(__qword_ptr[rbx], r15), flags);
        yield return ("mov dh, byte [rbx]", a => a.mov(dh, __byte_ptr[rbx]), flags);
        yield return ("mov r11b, byte [rbx]", a => a.mov(r11b, __byte_ptr[rbx]), flags);
        yield return ("mov dx, word [rbx]", a => a.mov(dx, __word_ptr[rbx]), flags);
        yield return ("mov edx, dword [rbx]", a => a.mov(edx, __dword_ptr[rbx]), flags);
        yield return ("mov r15, qword [rbx]", a => a.mov(r15, __qword_ptr[rbx]), flags);
        yield return ("mov qword [rbx], simm32", a => a.mov(__qword_ptr[rbx], -Immediate32), flags);
        yield return ("mov byte [rbx], imm8", a => a.mov(__byte_ptr[rbx], Immediate8), flags);
        yield return ("mov dword [rbx+r12*4+8], edx", a => a.mov(__dword_ptr[rbx + r12 * 4 + 8], edx), flags);
        yield return ("movzx edx, byte [rbx]", a => a.movzx(edx, __byte_ptr[rbx]), flags);
        yield return ("movzx dx, byte [rbx]", a => a.movzx(dx, __byte_ptr[rbx]), flags);
        yield return ("movzx rdx, word [rbx]", a => a.movzx(rdx, __word_ptr[rbx]), flags);
        yield return ("movsx dx, byte [rbx]", a => a.movsx(dx, __byte_ptr[rbx]), flags);
        yield return ("movsx edx, word [rbx]", a => a.movsx(edx, __word_ptr[rbx]), flags);
        yield return ("movsx rdx, byte [rbx]", a => a.movsx(rdx, __byte_ptr[rbx]), flags);
        yield return ("movsxd rdx, dword [rbx]", a => a.movsxd(rdx, __dword_ptr[rbx]), flags);
        yield return ("movnti [rbx], edx", a => a.movnti(__dword_ptr[rbx], edx), flags);
    }

    public static IEnumerable<Form> OneOperand(ulong flags)
    {
        foreach (string name in (string[])["inc", "dec", "neg", "not"])
        {
            foreach (int bits in (int[])[8, 16, 32, 64])
            {
                yield return ($"{name} m{bits}", One($"{name}_rm{bits}"), flags);
            }
        }
    }

    public static IEnumerable<Form> Exchanges(ulong flags)
    {
        yield return ("xchg byte [rbx], dh", a => a.xchg(__byte_ptr[rbx], dh), flags);
        yield return ("xchg word [rbx], dx", a => a.xchg(__word_ptr[rbx], dx), flags);
        yield return ("xchg dword [rbx], edx", a => a.xchg(__dword_ptr[rbx], edx), flags);
        yield return ("xchg qword [rbx], rdx", a => a.xchg(__qword_ptr[rbx], rdx), flags);
        yield return ("lock xadd byte [rbx], dl", a => a.@lock.xadd(__byte_ptr[rbx], dl), flags);
        yield return ("xadd word [rbx], dx", a => a.xadd(__word_ptr[rbx], dx), flags);
        yield return ("xadd dword [rbx], edx", a => a.xadd(__dword_ptr[rbx], edx), flags);
        yield return ("xadd qword [rbx], rdx", a => a.xadd(__qword_ptr[rbx], rdx), flags);
        yield return ("cmpxchg byte [rbx], dl", a => a.cmpxchg(__byte_ptr[rbx], dl), flags);
        yield return ("cmpxchg word [rbx], dx", a => a.cmpxchg(__word_ptr[rbx], dx), flags);
        yield return ("lock cmpxchg dword [rbx], edx", a => a.@lock.cmpxchg(__dword_ptr[rbx], edx), flags);
        yield return ("cmpxchg qword [rbx], rdx", a => a.cmpxchg(__qword_ptr[rbx], rdx), flags);
    }

    public static IEnumerable<Form> Bits(ulong flags)
    {
        foreach (string name in (string[])["bt", "bts", "btr", "btc"])
        {
            yield return ($"{name} word [rbx], r9w", ToMemory(name + "_rm16_r16", Register.R9W), flags);
            yield return ($"{name} dword [rbx], r9d", ToMemory(name + "_rm32_r32", Register.R9D), flags);
            yield return ($"{name} qword [rbx], r9", ToMemory(name + "_rm64_r64", Register.R9), flags);
            yield return ($"{name} dword [rbx], 37", WithImmediate(name + "_rm32_imm8", 37), flags);
            yield return ($"{name} qword [rbx], 37", WithImmediate(name + "_rm64_imm8", 37), flags);
        }
    }

    public static IEnumerable<Form> Strings(ulong flags)
    {
        yield return ("movsb", a => a.movsb(), flags);
        yield return ("movsw", a => a.movsw(), flags);
        yield return ("rep movsd", a => a.rep.movsd(), flags);
        yield return ("rep movsq", a => a.rep.movsq(), flags);
        yield return ("stosb", a => a.stosb(), flags);
        yield return ("rep stosw", a => a.rep.stosw(), flags);
        yield return ("rep stosd", a => a.rep.stosd(), flags);
        yield return ("rep stosq", a => a.rep.stosq(), flags);
        yield return ("lodsb", a => a.lodsb(), flags);
        yield return ("lodsd", a => a.lodsd(), flags);
        yield return ("rep lodsq", a => a.rep.lodsq(), flags);
        yield return ("repe cmpsb", a => a.repe.cmpsb(), flags);
        yield return ("repne cmpsd", a => a.repne.cmpsd(), flags);
        yield return ("repe scasb", a => a.repe.scasb(), flags);
        yield return ("repne scasw", a => a.repne.scasw(), flags);
        yield return ("scasq", a => a.scasq(), flags);
    }

    private static MemoryOperand Operand => new(Register.RBX);

    private static Code Find(string name) => Enum.Parse<Code>(name, ignoreCase: true);

    private static Action<Assembler> ToMemory(string name, Register register) =>
        a => a.AddInstruction(Instruction.Create(Find(name), Operand, register));

    private static Action<Assembler> FromMemory(string name, Register register) =>
        a => a.AddInstruction(Instruction.Create(Find(name), register, Operand));

    private static Action<Assembler> WithImmediate(string name, int immediate) =>
        a => a.AddInstruction(Instruction.Create(Find(name), Operand, immediate));

    private static Action<Assembler> One(string name) =>
        a => a.AddInstruction(Instruction.Create(Find(name), Operand));
}
