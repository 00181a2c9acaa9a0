// Names of enums are kept where they are used.
using CamkesNet.Build.EnumNames;
using CamkesNet.Build.Linking;
using CamkesNet.Tests.Linking;

namespace CamkesNet.Tests.EnumNames;

public sealed class EnumUsesTests
{
    private const string Color = "_ZTV13Boxed_A_Color";
    private const string ColorArray = "_ZTV16__Array<A_Color>";
    private const int RelatedType = 8;

    [Test]
    public void An_enum_that_code_makes_objects_of_is_used()
    {
        ObjectFile program = Program(out _, out ObjectSection code);
        Refer(program, code, 3, Color);

        Assert.That(EnumUses.Find(program), Is.EquivalentTo(Pair(Color, "A_Color")));
    }

    [Test]
    public void An_enum_that_only_its_array_names_is_not_used()
    {
        ObjectFile program = Program(out ObjectSection data, out _);
        program.Symbols.Add(new ObjectSymbol { Name = ColorArray, Section = data, Value = 16 });
        Refer(program, data, 16 + RelatedType, Color);

        Assert.That(EnumUses.Find(program), Is.Empty);
    }

    [Test]
    public void An_enum_in_an_array_is_used_where_elements_become_objects()
    {
        ObjectFile program = Program(out ObjectSection data, out ObjectSection code);
        program.Symbols.Add(new ObjectSymbol { Name = ColorArray, Section = data, Value = 16 });
        program.Symbols.Add(new ObjectSymbol
        {
            Name = "S_P_CoreLib_System_Array__InternalGetValue",
            Section = code,
            Value = 0,
        });
        Refer(program, data, 16 + RelatedType, Color);

        Assert.That(EnumUses.Find(program), Is.EquivalentTo(Pair(Color, "A_Color")));
    }

    [Test]
    public void An_enum_that_another_type_names_is_used()
    {
        // Nullable<Color>: making it an object makes one of Color.
        ObjectFile program = Program(out ObjectSection data, out _);
        program.Symbols.Add(new ObjectSymbol { Name = "_ZTV30Boxed_Nullable_1<A_Color>", Section = data, Value = 0 });
        Refer(program, data, RelatedType, Color);

        Assert.That(EnumUses.Find(program), Is.EquivalentTo(Pair(Color, "A_Color")));
    }

    [Test]
    public void An_enum_inside_a_generic_class_has_the_name_of_its_definition()
    {
        const string State = "_ZTV40Boxed_A_Holder_1_State<System___Canon>";
        ObjectFile program = Program(out _, out ObjectSection code);
        Refer(program, code, 0, State);

        Assert.That(EnumUses.Find(program), Is.EquivalentTo(Pair(State, "A_Holder_1_State")));
    }

    private static Dictionary<string, string> Pair(string symbol, string type) => new() { [symbol] = type };

    private static ObjectFile Program(out ObjectSection data, out ObjectSection code)
    {
        data = Objects.Section(".data", SectionFlags.Allocate | SectionFlags.Write, new byte[64]);
        code = Objects.Section(".text", SectionFlags.Allocate | SectionFlags.Execute, new byte[64]);
        var program = new ObjectFile("program");
        program.Sections.Add(data);
        program.Sections.Add(code);
        return program;
    }

    private static void Refer(ObjectFile program, ObjectSection section, ulong offset, string name)
    {
        var symbol = new ObjectSymbol { Name = name };
        program.Symbols.Add(symbol);
        section.Relocations.Add(new Relocation(offset, RelocationKind.Absolute64, symbol, 0));
    }
}
