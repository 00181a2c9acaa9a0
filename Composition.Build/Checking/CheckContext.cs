using CamkesNet.Build.Layout.Declared;

namespace CamkesNet.Build.Checking;

/// <summary>What the rules look at, and where they put what they find.</summary>
/// <param name="tables">The finished tables.</param>
/// <param name="declared">What the user declared.</param>
internal sealed class CheckContext(BootTablesView tables, DeclaredSystem declared)
{
    private readonly List<string> violations = [];

    public BootTablesView Tables { get; } = tables;

    public DeclaredSystem Declared { get; } = declared;

    /// <summary>The declared instances that have code, in the order of the component table.</summary>
    public IReadOnlyList<DeclaredInstance> Instances { get; } =
        [.. declared.Instances.Where(instance => !instance.Hardware)];

    /// <summary>The broken rules, one sentence each.</summary>
    public IReadOnlyList<string> Violations => violations;

    /// <summary>The name of a memory object, for messages.</summary>
    public string MemoryName(uint index) =>
        index < Tables.Memory.Length ? Tables.Text(Tables.Memory[index].Name) : $"memory object {index}";

    /// <summary>Notes a broken rule unless <paramref name="holds"/>.</summary>
    public bool Require(bool holds, string sentence)
    {
        if (!holds)
        {
            violations.Add(sentence);
        }

        return holds;
    }
}
