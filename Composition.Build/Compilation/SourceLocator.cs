// Finds the source line of a method that ilc names, through the assembly's metadata and its portable PDB.
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace CamkesNet.Build.Compilation;

/// <summary>Looks methods up in a set of assemblies.</summary>
/// <param name="assemblies">The assemblies' paths; those that come first are searched first.</param>
public sealed class SourceLocator(IEnumerable<string> assemblies) : IDisposable
{
    private readonly List<IDisposable> opened = [];
    private List<(PEReader Image, MetadataReader Metadata, string Path)>? loaded;

    /// <summary>
    /// Finds where <paramref name="method"/>, spelled as ilc does, uses a member called <paramref name="member"/>;
    /// failing that, where the method begins; null when no assembly has the method.
    /// </summary>
    public SourceLocation? Find(string method, string member)
    {
        IlcMethodName name = IlcMethodName.Parse(method);
        SourceLocation? fallback = null;
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
            }
        }

        return fallback;
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
