// Compares ranges of I/O ports with what is granted.
using CamkesNet.Abi;
using CamkesNet.Build.Checking.Violations;
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Checking.Tables;

/// <summary>I/O ports: the declared ranges, none of which overlaps another.</summary>
internal static class IoPortRules
{
    public static void Check(CheckContext context)
    {
        IoPortsRecord[] ranges = context.Tables.IoPorts;
        for (int i = 0; i < ranges.Length; i++)
        {
            (string name, DeclaredHardware declared) = context.Authority.IoPorts[i];
            string owner = $"The I/O ports '{name}'";
            context.Findings.RequireEqual((ulong)ranges[i].First, declared.Start, owner, "as the first");
            context.Findings.RequireEqual(
                (ulong)ranges[i].Last, unchecked(declared.Start + declared.Length - 1), owner, "as the last");
            context.Findings.Require(ranges[i].First <= ranges[i].Last, $"{owner} end before they begin.");
            context.RequireZero(ranges[i].Reserved, owner);
            for (int j = 0; j < i; j++)
            {
                context.Findings.Require(
                    ranges[i].First > ranges[j].Last || ranges[j].First > ranges[i].Last,
                    $"{owner} overlap '{context.Authority.IoPorts[j].Name}'.");
            }
        }
    }
}
