// Machine code that C# cannot express is written in sets of stubs.
namespace CamkesNet.Build.Stubs;

/// <summary>A group of machine-code stubs that belong together, for example those that C# exceptions need.</summary>
public abstract class StubSet
{
    /// <summary>The name of the sections of its functions.</summary>
    public virtual string CodeSection => ".text";

    /// <summary>Adds the stubs of this set to <paramref name="stubs"/>.</summary>
    public abstract void Emit(StubBuilder stubs);

    /// <summary>
    /// Assembles <paramref name="sets"/> into one object file called <paramref name="name"/>. The linker takes from
    /// it only what the compiled code, directly or through other stubs, refers to.
    /// </summary>
    public static Linking.ObjectFile Assemble(string name, params IEnumerable<StubSet> sets)
    {
        var builder = new StubBuilder(name);
        foreach (StubSet set in sets)
        {
            builder.CodeSection = set.CodeSection;
            set.Emit(builder);
        }

        return builder.Build();
    }
}
