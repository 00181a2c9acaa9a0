// What all rules share: tables, authority, image, and comparisons that name what differs.
using CamkesNet.Abi;
using CamkesNet.Build.Checking.Authority;
using CamkesNet.Build.Checking.Facts;
using CamkesNet.Build.Checking.Violations;

namespace CamkesNet.Build.Checking.Tables;

/// <summary>What the rules compare: the finished tables with what the declarations allow.</summary>
internal sealed class CheckContext(
    BootTablesView tables, SystemAuthority authority, ImageFacts image, Findings findings)
{
    public BootTablesView Tables { get; } = tables;

    public SystemAuthority Authority { get; } = authority;

    public ImageFacts Image { get; } = image;

    public Findings Findings { get; } = findings;

    /// <summary>The indexes of memory objects by name: each name is there once.</summary>
    public Dictionary<string, uint> MemoryIndexes { get; } = new(StringComparer.Ordinal);

    /// <summary>Compares the name of a record.</summary>
    public bool RequireName(NameReference actual, string expected, string owner) =>
        Findings.RequireEqual(Tables.Text(actual), expected, owner, "the name");

    /// <summary>Reserved fields are zero, so that nothing hides in them.</summary>
    public void RequireZero(uint reserved, string owner) =>
        Findings.Require(reserved == 0, $"{owner} has a reserved field that is not zero.");

    /// <summary>Compares a truth value: one of its two forms in the tables is right.</summary>
    public void RequireFlag(uint actual, bool expected, string owner, string field) =>
        Findings.RequireEqual(actual, expected ? 1u : 0, owner, field);

    /// <summary>Compares the index of a memory object.</summary>
    public void RequireMemory(uint actual, string expected, string owner, string field) => Findings.Require(
        MemoryIndexes.TryGetValue(expected, out uint index) && actual == index,
        $"{owner} has {field} memory {actual}; the declarations give '{expected}'.");

    /// <summary>Compares the index of an object of a kind that capabilities lead to.</summary>
    public void RequireObject(uint actual, CapabilityKind kind, string expected, string owner) => Findings.Require(
        Authority.IndexOf(kind, expected) is { } index && actual == index,
        $"{owner} leads to {kind} {actual}; the declarations give '{expected}'.");
}
