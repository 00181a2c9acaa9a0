// Turns stubs written with Iced's assembler into an object file for the linker: no gas, no nasm.
using CamkesNet.Build.Linking;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Build.Stubs;

/// <summary>Assembles machine-code stubs into a relocatable object.</summary>
/// <remarks>
/// A stub may refer to any symbol of the compiled C# (a <c>RuntimeExport</c>), to another stub in any order, and to
/// what the linker defines: <c>__image_start/_end</c>, <c>__text_start/_end</c>, <c>__rodata_start/_end</c>,
/// <c>__data_start/_end</c>, <c>__bss_start/_end</c>, <c>__eh_frame_start/_end</c>,
/// <c>__managed_code_start/_end</c>. Each function and datum is a section of its own, so that unused ones are left out.
/// </remarks>
/// <param name="name">The name of the object in messages.</param>
public sealed class StubBuilder(string name)
{
    private const ulong CodeAlignment = 16;

    private readonly ObjectFile result = new(name) { IsLibrary = true };
    private readonly Dictionary<string, ObjectSymbol> definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ObjectSymbol> externals = new(StringComparer.Ordinal);
    private StubReferences? current;

    /// <summary>The name of the sections of the functions that are defined next.</summary>
    public string CodeSection { get; set; } = ".text";

    /// <summary>Defines a function.</summary>
    /// <param name="exportName">Its symbol.</param>
    /// <param name="body">Writes its instructions.</param>
    /// <param name="bitness">64, or 32 for code that runs before long mode, in physical addresses.</param>
    public void Function(string exportName, Action<Assembler> body, int bitness = 64)
    {
        var assembler = new Assembler(bitness);
        current = new StubReferences(bitness);
        body(assembler);
        using var code = new MemoryStream();
        AssemblerResult assembled = assembler.Assemble(
            new StreamCodeWriter(code),
            current.AssemblyAddress,
            BlockEncoderOptions.ReturnNewInstructionOffsets | BlockEncoderOptions.ReturnConstantOffsets);
        AddFunction(exportName, assembler, assembled.Result[0], code.ToArray());
        current = null;
    }

    /// <summary>Calls <paramref name="symbol"/>.</summary>
    public void Call(Assembler a, string symbol) => a.call(References.PlaceholderOf(symbol));

    /// <summary>Jumps to <paramref name="symbol"/>.</summary>
    public void Jump(Assembler a, string symbol) => a.jmp(References.PlaceholderOf(symbol));

    /// <summary>
    /// The target of a branch to <paramref name="symbol"/>, for every branch that takes an address:
    /// <c>a.jne(stubs.Target("fail"))</c>.
    /// </summary>
    public ulong Target(string symbol) => References.PlaceholderOf(symbol);

    /// <summary>
    /// Jumps from 32-bit code to the physical address of <paramref name="symbol"/> and loads CS: the way into long
    /// mode.
    /// </summary>
    public void FarJump32(Assembler a, ushort selector, string symbol) =>
        a.AddInstruction(Instruction.CreateBranch(Code.Jmp_ptr1632, selector, Physical(symbol)));

    /// <summary>Loads the address of <paramref name="symbol"/>, relative to the instruction pointer.</summary>
    public void LoadAddress(Assembler a, AssemblerRegister64 register, string symbol) =>
        a.lea(register, __[Memory(symbol)]);

    /// <summary>
    /// Loads the linked virtual address of <paramref name="symbol"/> as a constant: right also while the code itself
    /// still runs at another address, as before the jump to the upper half.
    /// </summary>
    public void LoadAbsoluteAddress(Assembler a, AssemblerRegister64 register, string symbol) =>
        a.mov(register, References.PlaceholderOf(symbol));

    /// <summary>Loads the physical address of <paramref name="symbol"/> in 32-bit code.</summary>
    public void LoadAddress32(Assembler a, AssemblerRegister32 register, string symbol) =>
        a.mov(register, Physical(symbol));

    /// <summary>
    /// The memory at <paramref name="symbol"/> for 64-bit code: <c>a.mov(rax, __qword_ptr[stubs.Memory("x")])</c>.
    /// Constant offsets of up to 32 KiB may be added.
    /// </summary>
    public AssemblerMemoryOperand Memory(string symbol)
    {
        AssemblerMemoryOperand instructionRelative = __[default(Label)];
        long placeholder = unchecked((long)References.PlaceholderOf(symbol));
        return instructionRelative + (placeholder - instructionRelative.Displacement);
    }

    /// <summary>
    /// The physical address of <paramref name="symbol"/> for 32-bit code, as an immediate or a displacement:
    /// <c>a.mov(__dword_ptr[stubs.Physical("table") + 8], eax)</c>.
    /// </summary>
    public uint Physical(string symbol) => checked((uint)References.PlaceholderOf(symbol));

    /// <summary>Defines the function <paramref name="exportName"/>, which returns the address of a symbol.</summary>
    public void AddressOf(string exportName, string symbol) => Function(exportName, a =>
    {
        LoadAddress(a, rax, symbol);
        a.ret();
    });

    /// <summary>Defines a datum with the content <paramref name="initial"/>.</summary>
    public void Data(string exportName, byte[] initial, int alignment, bool writable) =>
        Data(exportName, initial, alignment, writable, []);

    /// <summary>Defines a datum with addresses of symbols in it, for example a table of trap entries.</summary>
    public void Data(
        string exportName, byte[] initial, int alignment, bool writable, IEnumerable<DataReference> references)
    {
        ObjectSection section = AddSection(
            writable ? ".data" : ".rodata",
            SectionFlags.Allocate | (writable ? SectionFlags.Write : SectionFlags.None),
            (ulong)alignment,
            initial,
            (ulong)initial.Length);
        foreach (DataReference reference in references)
        {
            section.Relocations.Add(new Relocation(
                (ulong)reference.Offset,
                reference.Physical ? RelocationKind.Physical64 : RelocationKind.Absolute64,
                SymbolOf(reference.Symbol),
                reference.Addend));
        }

        Define(exportName, section, isFunction: false);
    }

    /// <summary>Defines writable memory that starts as zeros and takes no room in the image file.</summary>
    public void Zeros(string exportName, int size, int alignment)
    {
        SectionFlags flags = SectionFlags.Allocate | SectionFlags.Write | SectionFlags.ZeroInitialized;
        Define(exportName, AddSection(".bss", flags, (ulong)alignment, default, (ulong)size), isFunction: false);
    }

    /// <summary>Gives the function or datum <paramref name="existing"/> of this builder a second name.</summary>
    public void Alias(string name, string existing)
    {
        ObjectSymbol symbol = definitions[existing];
        Define(name, symbol.Section!, symbol.IsFunction);
    }

    /// <summary>The object file with everything defined so far.</summary>
    public ObjectFile Build()
    {
        result.Symbols.Clear();
        result.Symbols.AddRange(definitions.Values);
        result.Symbols.AddRange(externals.Values);
        return result;
    }

    private StubReferences References =>
        current ?? throw new InvalidOperationException("Symbols are referred to inside the body of a function.");

    private void AddFunction(string exportName, Assembler assembler, BlockEncoderResult encoded, byte[] code)
    {
        ObjectSection section = AddSection(
            CodeSection, SectionFlags.Allocate | SectionFlags.Execute, CodeAlignment, code, (ulong)code.Length);
        IReadOnlyList<Instruction> instructions = assembler.Instructions;
        for (int i = 0; i < instructions.Count; i++)
        {
            uint start = encoded.NewInstructionOffsets[i];
            uint end = i + 1 < instructions.Count ? encoded.NewInstructionOffsets[i + 1] : (uint)code.Length;
            if (start == uint.MaxValue || end == uint.MaxValue)
            {
                throw new InvalidOperationException($"'{instructions[i]}' of stub '{exportName}' is out of reach.");
            }

            foreach (StubReference reference in References.Find(
                instructions[i], encoded.ConstantOffsets[i], start, end - start))
            {
                section.Relocations.Add(new Relocation(
                    reference.Offset, reference.Kind, SymbolOf(reference.Symbol), reference.Addend));
            }
        }

        Define(exportName, section, isFunction: true);
    }

    private ObjectSection AddSection(
        string sectionName, SectionFlags flags, ulong alignment, ReadOnlyMemory<byte> content, ulong size)
    {
        if (!ulong.IsPow2(alignment))
        {
            throw new ArgumentException("An alignment is a power of two.", nameof(alignment));
        }

        var section = new ObjectSection
        {
            Name = sectionName,
            Flags = flags,
            Alignment = alignment,
            Content = content,
            Size = size,
        };
        result.Sections.Add(section);
        return section;
    }

    private void Define(string symbolName, ObjectSection section, bool isFunction)
    {
        var symbol = new ObjectSymbol
        {
            Name = symbolName,
            Section = section,
            Size = section.Size,
            IsGlobal = true,
            IsFunction = isFunction,
        };
        if (!definitions.TryAdd(symbolName, symbol))
        {
            throw new InvalidOperationException($"Two stubs are called '{symbolName}'.");
        }
    }

    /// <summary>A reference by name: the linker finds the definition, be it a stub or compiled code.</summary>
    private ObjectSymbol SymbolOf(string symbolName)
    {
        if (!externals.TryGetValue(symbolName, out ObjectSymbol? symbol))
        {
            symbol = new ObjectSymbol { Name = symbolName, IsGlobal = true };
            externals.Add(symbolName, symbol);
        }

        return symbol;
    }
}
