// Finds the source line of a method that ilc names, through the assembly's metadata and its portable PDB.
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace CamkesNet.Build.Compilation;

/// <summary>Looks methods up in a set of assemblies.</summary>
/// <param name="assemblies">The assemblies' paths; those that come first are searched first.</param>
public sealed class SourceLocator(IEnumerable<string> assemblies) : IDisposable
{
    /// <summary>The depth of calls that are searched for a use: ilc itself inlines at most 20.</summary>
    private const int DeepestInlining = 5;

    private readonly List<IDisposable> opened = [];
    private List<(PEReader Image, MetadataReader Metadata, string Path)>? loaded;

    /// <summary>
    /// Finds where <paramref name="method"/>, spelled as ilc does, uses a member called <paramref name="member"/>.
    /// ilc names the method that it compiles, so the use may be in a method inlined into that: those that it calls are
    /// searched as well. Failing that, where the method begins; null when no assembly has the method.
    /// </summary>
    /// <param name="component">
    /// The type whose overrides stand for the virtual methods of its base classes, which ilc knows to be called.
    /// </param>
    public SourceLocation? Find(string method, string member, string component = "")
    {
        var named = IlcMethodName.Parse(method);
        SourceLocation? fallback = null;
        HashSet<IlcMethodName> seen = [named];
        List<IlcMethodName> level = [named];
        for (int depth = 0; depth <= DeepestInlining && level.Count > 0; depth++)
        {
            List<IlcMethodName> called = [];
            foreach (IlcMethodName name in level)
            {
                if (FindUse(name, member, called, ref fallback) is { } place)
                {
                    return place;
                }
            }

            level = [.. called
                .SelectMany(name => new[] { name with { Type = component }, name })
                .Where(seen.Add)];
        }

        return fallback;
    }

    private SourceLocation? FindUse(
        IlcMethodName name, string member, List<IlcMethodName> called, ref SourceLocation? fallback)
    {
        foreach ((PEReader image, MetadataReader metadata, string path) in Load())
        {
            foreach (MethodDefinitionHandle candidate in Candidates(metadata, name))
            {
                SourceLocation? place = Locate(image, metadata, path, candidate, member, out bool usesMember);
                if (usesMember)
                {
                    return place;
                }

                fallback ??= place;
                int address = metadata.GetMethodDefinition(candidate).RelativeVirtualAddress;
                if (address != 0)
                {
                    called.AddRange(IlMemberUses.Calls(metadata, image.GetMethodBody(address).GetILBytes() ?? []));
                }
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IDisposable reader in opened)
        {
            reader.Dispose();
        }

        opened.Clear();
        loaded = null;
    }

    private List<(PEReader Image, MetadataReader Metadata, string Path)> Load()
    {
        if (loaded is not null)
        {
            return loaded;
        }

        loaded = [];
        foreach (string path in assemblies.Where(File.Exists))
        {
            var image = new PEReader(File.OpenRead(path));
            opened.Add(image);
            if (image.HasMetadata)
            {
                loaded.Add((image, image.GetMetadataReader(), path));
            }
        }

        return loaded;
    }

    private static IEnumerable<MethodDefinitionHandle> Candidates(MetadataReader metadata, IlcMethodName name)
    {
        foreach (TypeDefinitionHandle typeHandle in metadata.TypeDefinitions)
        {
            TypeDefinition type = metadata.GetTypeDefinition(typeHandle);
            if (MetadataNames.FullName(metadata, type) != name.Type)
            {
                continue;
            }

            foreach (MethodDefinitionHandle handle in type.GetMethods())
            {
                MethodDefinition definition = metadata.GetMethodDefinition(handle);
                if (metadata.StringComparer.Equals(definition.Name, name.Method))
                {
                    yield return handle;
                }
            }
        }
    }

    private SourceLocation? Locate(
        PEReader image,
        MetadataReader metadata,
        string path,
        MethodDefinitionHandle handle,
        string member,
        out bool usesMember)
    {
        usesMember = false;
        MethodDefinition definition = metadata.GetMethodDefinition(handle);
        if (definition.RelativeVirtualAddress == 0)
        {
            return null;
        }

        MethodBodyBlock body = image.GetMethodBody(definition.RelativeVirtualAddress);
        int? offset = IlMemberUses.FirstUse(metadata, body.GetILBytes() ?? [], member);
        usesMember = offset is not null;
        string readable = MetadataNames.Readable(metadata, definition);
        if (!image.TryOpenAssociatedPortablePdb(
                path,
                file => File.Exists(file) ? File.OpenRead(file) : null,
                out MetadataReaderProvider? provider,
                out _) || provider is null)
        {
            return new SourceLocation(readable, null, 0, 0);
        }

        opened.Add(provider);
        MetadataReader symbols = provider.GetMetadataReader();
        SequencePoint? best = null;
        foreach (SequencePoint point in symbols
            .GetMethodDebugInformation(handle.ToDebugInformationHandle())
            .GetSequencePoints())
        {
            if (!point.IsHidden && (best is null || point.Offset <= (offset ?? 0)))
            {
                best = point;
            }
        }

        return best is { } found
            ? new SourceLocation(
                readable,
                symbols.GetString(symbols.GetDocument(found.Document).Name),
                found.StartLine,
                found.StartColumn)
            : new SourceLocation(readable, null, 0, 0);
    }
}
