using CamkesNet.Abi;
using CamkesNet.Build.Layout.Declared;

namespace CamkesNet.Build.Checking;

/// <summary>Rules about address spaces: W^X, no overlaps, and no memory that the declaration does not grant.</summary>
internal static class MappingRules
{
    private const MappingRights WriteAndExecute = MappingRights.Write | MappingRights.Execute;
    private static readonly string[] MemoryKinds = ["region", "deviceMemory", "guestRam", "archive"];

    public static void Check(CheckContext context)
    {
        BootTablesView tables = context.Tables;
        var rightsOfMemory = new MappingRights[tables.Memory.Length];
        var owners = new List<int>[tables.Memory.Length];
        for (int i = 0; i < tables.Components.Length; i++)
        {
            MappingRecord[] mappings = tables.MappingsOf(tables.Components[i]).ToArray();
            foreach (MappingRecord mapping in mappings)
            {
                if (CheckMapping(context, i, mapping))
                {
                    rightsOfMemory[mapping.MemoryObject] |= mapping.Rights;
                    (owners[mapping.MemoryObject] ??= []).Add(i);
                }
            }

            CheckOverlaps(context, i, mappings);
        }

        for (uint memory = 0; memory < rightsOfMemory.Length; memory++)
        {
            context.Require(
                (rightsOfMemory[memory] & WriteAndExecute) != WriteAndExecute,
                $"Memory '{context.MemoryName(memory)}' is writable in one address space and executable in another.");
            CheckOwners(context, memory, owners[memory] ?? []);
        }
    }

    private static bool CheckMapping(CheckContext context, int component, in MappingRecord mapping)
    {
        string owner = context.Tables.Text(context.Tables.Components[component].Name);
        var range = new AddressRange(mapping.VirtualAddress, mapping.Size);
        if (!context.Require(
            mapping.MemoryObject < context.Tables.Memory.Length,
            $"'{owner}' maps memory {mapping.MemoryObject}, which does not exist."))
        {
            return false;
        }

        MemoryObjectRecord memory = context.Tables.Memory[mapping.MemoryObject];
        string name = context.MemoryName(mapping.MemoryObject);
        if (!context.Require(
            range.IsPages && mapping.Offset % UserAddressSpace.PageSize == 0,
            $"'{owner}' maps '{name}' at {range}, which is not a number of whole pages."))
        {
            return false;
        }

        var user = new AddressRange(UserAddressSpace.ImageBase, UserAddressSpace.End - UserAddressSpace.ImageBase);
        context.Require(user.Contains(range), $"'{owner}' maps '{name}' at {range}, outside of its address space.");
        context.Require(
            mapping.Offset <= memory.Size && mapping.Size <= memory.Size - mapping.Offset,
            $"'{owner}' maps more of '{name}' than there is.");
        context.Require(
            (mapping.Rights & WriteAndExecute) != WriteAndExecute,
            $"'{owner}' may write and execute '{name}'.");
        context.Require(
            !mapping.Rights.HasFlag(MappingRights.Write) || memory.Kind != MemoryObjectKind.InImage,
            $"'{owner}' may write '{name}', which is a part of the image that restarts depend on.");
        context.Require(
            !mapping.Rights.HasFlag(MappingRights.Execute) || memory.Kind == MemoryObjectKind.InImage,
            $"'{owner}' may execute '{name}', which is not code of the image.");
        CheckGrant(context, component, mapping, name, owner);
        return true;
    }

    /// <summary>
    /// Memory that is declared by name is mapped only through a port, and writable only if that says so.
    /// </summary>
    private static void CheckGrant(
        CheckContext context, int component, in MappingRecord mapping, string name, string owner)
    {
        if (!IsDeclared(context, name))
        {
            return;
        }

        List<DeclaredPort> ports =
            [.. context.Instances[component].Ports.Where(port => port.Connected && port.Region == name)];
        if (context.Require(ports.Count > 0, $"'{owner}' maps '{name}', but none of its ports grants that."))
        {
            context.Require(
                !mapping.Rights.HasFlag(MappingRights.Write) || ports.Any(port => port.Access == "rw"),
                $"'{owner}' may write '{name}', but its port grants reading only.");
        }
    }

    private static void CheckOverlaps(CheckContext context, int component, MappingRecord[] mappings)
    {
        Array.Sort(mappings, (a, b) => a.VirtualAddress.CompareTo(b.VirtualAddress));
        for (int i = 1; i < mappings.Length; i++)
        {
            var before = new AddressRange(mappings[i - 1].VirtualAddress, mappings[i - 1].Size);
            var after = new AddressRange(mappings[i].VirtualAddress, mappings[i].Size);
            context.Require(
                before.IsValid && after.IsValid && !before.Overlaps(after),
                $"In '{context.Tables.Text(context.Tables.Components[component].Name)}', " +
                $"'{context.MemoryName(mappings[i - 1].MemoryObject)}' at {before} overlaps " +
                $"'{context.MemoryName(mappings[i].MemoryObject)}' at {after}.");
        }
    }

    /// <summary>
    /// What is not declared by name is private: one component maps it. Code and constants may be shared, but only by
    /// instances of one implementation.
    /// </summary>
    private static void CheckOwners(CheckContext context, uint memory, List<int> owners)
    {
        string name = context.MemoryName(memory);
        List<int> distinct = [.. owners.Distinct()];
        if (IsDeclared(context, name) || distinct.Count <= 1)
        {
            return;
        }

        bool isImage = context.Tables.Memory[memory].Kind == MemoryObjectKind.InImage;
        bool isSameType = distinct.Select(owner => context.Instances[owner].Implementation).Distinct().Count() == 1;
        string all = string.Join(", ", distinct.Select(owner => $"'{context.Instances[owner].Name}'"));
        context.Require(isImage && isSameType, $"{all} share '{name}', which no connection declares.");
    }

    private static bool IsDeclared(CheckContext context, string name) =>
        context.Declared.Objects.Any(item => item.Name == name && MemoryKinds.Contains(item.Kind));
}
