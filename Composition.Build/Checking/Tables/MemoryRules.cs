// Compares memory objects with what is granted.
using CamkesNet.Abi;
using CamkesNet.Build.Checking.Authority;
using CamkesNet.Build.Checking.Facts;
using CamkesNet.Build.Checking.Violations;

namespace CamkesNet.Build.Checking.Tables;

/// <summary>Memory objects: those that follow from the declarations, each once, each with its contents.</summary>
internal static class MemoryRules
{
    /// <summary>Whether each name is there once; fills the indexes.</summary>
    public static bool Check(CheckContext context)
    {
        bool isComplete = true;
        for (uint i = 0; i < context.Tables.Memory.Length; i++)
        {
            MemoryObjectRecord record = context.Tables.Memory[i];
            string name = context.Tables.Text(record.Name);
            isComplete &= context.Findings.Require(
                context.MemoryIndexes.TryAdd(name, i), $"There are two pieces of memory '{name}'.");
            if (context.Findings.Require(
                context.Authority.Memory.TryGetValue(name, out GrantedMemory? granted),
                $"There is memory '{name}', which nothing declares."))
            {
                Check(context, $"Memory '{name}'", granted!, record);
            }
            else
            {
                isComplete = false;
            }
        }

        return isComplete;
    }

    private static void Check(CheckContext context, string owner, GrantedMemory granted, in MemoryObjectRecord record)
    {
        Findings findings = context.Findings;
        findings.Require(
            record.Kind == granted.Kind,
            $"{owner} is of the kind {record.Kind}; the declarations give {granted.Kind}.");
        context.RequireZero(record.Reserved, owner);
        findings.Require(
            new AddressRange(record.Source, record.Size).IsPages,
            $"{owner} is not a number of whole pages at a page's address.");
        if (granted.IsStartupPage)
        {
            return; // The rules about start-up pages read it.
        }

        findings.RequireEqual(record.Size, granted.Size, owner, "bytes:");
        findings.RequireEqual(record.Source, granted.Source, owner, "as its source");
        findings.RequireEqual(record.SourceSize, granted.SourceSize, owner, "bytes in the image:");
    }
}
