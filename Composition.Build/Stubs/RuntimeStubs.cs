// What code compiled by ilc needs from machine code: reference stores, interface dispatch, throw and resume.
using Iced.Intel;
using Internal.Runtime;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Build.Stubs;

/// <summary>
/// Linked into the kernel and every component. The names that begin with Rhp are ilc's; the rest is what CoreLib
/// imports (Internal.Runtime.RuntimeImports).
/// </summary>
internal sealed class RuntimeStubs : StubSet
{
    private const string FuncletReturn = "RhFuncletReturn";
    private const string CachedDispatch = "RhCachedInterfaceDispatch";
    private const string InitialDispatch = "RhpInitialDynamicInterfaceDispatch";
    private const string FirstFaultingStub = "RhFirstFaultingStub";
    private const string LastFaultingStub = "RhLastFaultingStub";

    /// <summary>
    /// Any value is sufficient: the cookie detects accidental overruns of a stack buffer, not attacks.
    /// </summary>
    private const ulong SecurityCookie = 0x2B99_2DDF_A232_AA11;

    private const int VectorSize = 16;

    /// <summary>In the order of <see cref="Context"/>.</summary>
    private static readonly (AssemblerRegister64 Register, int Offset)[] calleeSaved =
    [
        (rbx, InContext(nameof(Context.Rbx))), (rbp, InContext(nameof(Context.Rbp))),
        (r12, InContext(nameof(Context.R12))), (r13, InContext(nameof(Context.R13))),
        (r14, InContext(nameof(Context.R14))), (r15, InContext(nameof(Context.R15))),
    ];

    private static readonly AssemblerRegister64[] integerArguments = [rdi, rsi, rdx, rcx, r8, r9];

    private static readonly AssemblerRegisterXMM[] vectorArguments = [xmm0, xmm1, xmm2, xmm3, xmm4, xmm5, xmm6, xmm7];

    /// <inheritdoc/>
    public override void Emit(StubBuilder stubs)
    {
        EmitFaultingStubs(stubs);
        EmitExceptionStubs(stubs);
        stubs.AddressOf("RhReadyToRunHeader", "__ReadyToRunHeader");
        stubs.AddressOf("RhEhFrameStart", "__eh_frame_start");
        stubs.AddressOf("RhEhFrameEnd", "__eh_frame_end");
        stubs.AddressOf("RhCachedInterfaceDispatchAddress", CachedDispatch);
        stubs.AddressOf("RhFuncletReturnAddress", FuncletReturn);
        stubs.AddressOf("RhFaultingStubsStart", FirstFaultingStub);
        stubs.AddressOf("RhFaultingStubsEnd", LastFaultingStub);
        stubs.Data("__security_cookie", BitConverter.GetBytes(SecurityCookie), sizeof(ulong), writable: false);
        stubs.Zeros("RhpTrapThreads", sizeof(ulong), sizeof(ulong));
    }

    /// <summary>
    /// Stubs whose first access to memory is the caller's: a fault there is the caller's null reference. They lie
    /// between two marks.
    /// </summary>
    private static void EmitFaultingStubs(StubBuilder stubs)
    {
        stubs.Function(FirstFaultingStub, a => a.ud2());
        stubs.Function("RhpAssignRef", a =>
        {
            a.mov(__qword_ptr[rdi], rsi);
            a.ret();
        });
        stubs.Alias("RhpCheckedAssignRef", "RhpAssignRef");
        stubs.Function("RhpByRefAssignRef", a =>
        {
            a.mov(rcx, __qword_ptr[rsi]);
            a.mov(__qword_ptr[rdi], rcx);
            a.add(rdi, sizeof(ulong));
            a.add(rsi, sizeof(ulong));
            a.ret();
        });
        EmitCachedDispatch(stubs);
        EmitInitialDispatch(stubs);
        stubs.Function(LastFaultingStub, a => a.ud2());
    }

    /// <summary>RDI is the object, R11 the call site's cell. Walks the cell's chain of {type, code, next}.</summary>
    private static void EmitCachedDispatch(StubBuilder stubs) => stubs.Function(CachedDispatch, a =>
    {
        int info = StructOffset.Of<InterfaceDispatchCell>(nameof(InterfaceDispatchCell.Info));
        int type = StructOffset.Of<InterfaceDispatchCacheEntry>(nameof(InterfaceDispatchCacheEntry.Type));
        int code = StructOffset.Of<InterfaceDispatchCacheEntry>(nameof(InterfaceDispatchCacheEntry.Code));
        int next = StructOffset.Of<InterfaceDispatchCacheEntry>(nameof(InterfaceDispatchCacheEntry.Next));
        Label compare = a.CreateLabel(), found = a.CreateLabel();
        a.mov(r10, __qword_ptr[rdi]);
        a.mov(rax, __qword_ptr[r11 + info]);
        a.Label(ref compare);
        a.cmp(__qword_ptr[rax + type], r10);
        a.je(found);
        a.mov(rax, __qword_ptr[rax + next]);
        a.test(rax, rax);
        a.jne(compare);
        stubs.Jump(a, InitialDispatch);
        a.Label(ref found);
        a.jmp(__qword_ptr[rax + code]);
    });

    /// <summary>Calls CoreLib to find the method, with the call's arguments preserved, and jumps to it.</summary>
    private static void EmitInitialDispatch(StubBuilder stubs) => stubs.Function(InitialDispatch, a =>
    {
        a.mov(r10, __qword_ptr[rdi]);
        foreach (AssemblerRegister64 register in integerArguments)
        {
            a.push(register);
        }

        // Six pushes and the return address leave the stack 8 off its alignment.
        a.sub(rsp, VectorSize * vectorArguments.Length + sizeof(ulong));
        for (int i = 0; i < vectorArguments.Length; i++)
        {
            a.movups(__xmmword_ptr[rsp + i * VectorSize], vectorArguments[i]);
        }

        a.mov(rsi, r11);
        stubs.Call(a, "RhResolveInterfaceDispatch");
        for (int i = 0; i < vectorArguments.Length; i++)
        {
            a.movups(vectorArguments[i], __xmmword_ptr[rsp + i * VectorSize]);
        }

        a.add(rsp, VectorSize * vectorArguments.Length + sizeof(ulong));
        foreach (AssemblerRegister64 register in integerArguments.Reverse())
        {
            a.pop(register);
        }

        a.jmp(rax);
    });

    private static void EmitExceptionStubs(StubBuilder stubs)
    {
        EmitThrow(stubs, "RhpThrowEx", "RhThrow");
        EmitThrow(stubs, "RhpRethrow", "RhRethrow");
        EmitCallFunclet(stubs);
        stubs.Function("RhResume", a =>
        {
            LoadCalleeSaved(a, rdi);
            a.mov(rsp, __qword_ptr[rdi + InContext(nameof(Context.StackPointer))]);
            a.xor(eax, eax);
            a.jmp(rsi);
        });
    }

    /// <summary>Pushes the thrower's Internal.Runtime.Context, as its frame is after this call would return.</summary>
    private static void EmitThrow(StubBuilder stubs, string name, string target) => stubs.Function(name, a =>
    {
        const int StackAlignment = 16;
        a.mov(rax, __qword_ptr[rsp]);
        a.lea(rcx, __[rsp + sizeof(ulong)]);
        foreach ((AssemblerRegister64 register, int _) in calleeSaved.Reverse())
        {
            a.push(register);
        }

        a.push(rcx);
        a.push(rax);
        a.mov(rsi, rsp);
        a.and(rsp, -StackAlignment);
        stubs.Call(a, target);
        a.ud2();
    });

    /// <summary>
    /// RDI exception, RSI funclet, RDX Context. The funclet returns to a place of its own, by which a stack walk
    /// knows this frame.
    /// </summary>
    private static void EmitCallFunclet(StubBuilder stubs)
    {
        stubs.Function("RhCallFunclet", a =>
        {
            foreach ((AssemblerRegister64 register, int _) in calleeSaved)
            {
                a.push(register);
            }

            a.push(rdx);
            stubs.LoadAddress(a, rax, FuncletReturn);
            LoadCalleeSaved(a, rdx);
            a.push(rax);
            a.jmp(rsi);
        });
        stubs.Function(FuncletReturn, a =>
        {
            a.pop(rdx);
            foreach ((AssemblerRegister64 register, int offset) in calleeSaved)
            {
                a.mov(__qword_ptr[rdx + offset], register);
            }

            foreach ((AssemblerRegister64 register, int _) in calleeSaved.Reverse())
            {
                a.pop(register);
            }

            a.ret();
        });
    }

    private static int InContext(string field) => StructOffset.Of<Context>(field);

    private static void LoadCalleeSaved(Assembler a, AssemblerRegister64 context)
    {
        foreach ((AssemblerRegister64 register, int offset) in calleeSaved)
        {
            a.mov(register, __qword_ptr[context + offset]);
        }
    }
}
