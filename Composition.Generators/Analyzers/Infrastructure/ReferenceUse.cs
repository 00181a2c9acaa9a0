// What code does with a place in memory.
namespace CamkesNet.Generators.Analyzers;

/// <summary>What code does with a place in memory.</summary>
internal enum ReferenceUse
{
    /// <summary>It copies the value, or can only read through what it keeps.</summary>
    Read,

    /// <summary>It writes.</summary>
    Written,

    /// <summary>It keeps or hands out something through which others can write.</summary>
    PassedOn,
}
