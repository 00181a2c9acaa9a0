// Writes the facade assemblies: one for each assembly of the .NET reference pack, forwarding its types to our CoreLib.
using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace CamkesNet.Build.Facades;

/// <summary>
/// User assemblies are compiled against the reference pack; ilc resolves what they name through these facades
/// (ECMA-335 II.22.14, exported types with the forwarder flag). A type that CoreLib lacks has no forward, so that ilc
/// names it.
/// </summary>
public static class FacadeWriter
{
    /// <summary>
    /// Assemblies of the framework whose code runs on CoreLib as it is. They stand in for their facades; what CoreLib has
    /// itself they forward to it.
    /// </summary>
    private static readonly string[] frameworkAssemblies = ["System.Collections.dll"];

    /// <summary>TypeAttributes bit of a forwarder; ECMA-335 II.23.1.15.</summary>
    private const TypeAttributes Forwarder = (TypeAttributes)0x0020_0000;

    /// <summary>
    /// Writes a facade for every assembly in <paramref name="referencePackDirectory"/> to
    /// <paramref name="outputDirectory"/>. The same inputs give the same bytes; a file that would not change is left
    /// alone.
    /// </summary>
    public static void Write(string coreLibPath, string referencePackDirectory, string outputDirectory)
    {
        Directory.CreateDirectory(outputDirectory);
        HashSet<string> available = PublicTypes(coreLibPath);
        foreach (string reference in Directory.GetFiles(referencePackDirectory, "*.dll").Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(reference);
            byte[] facade = frameworkAssemblies.Contains(name)
                ? File.ReadAllBytes(Path.Combine(FrameworkDirectory, name))
                : MakeFacade(reference, available);
            string path = Path.Combine(outputDirectory, name);
            if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(facade))
            {
                File.WriteAllBytes(path, facade);
            }
        }
    }

    /// <summary>The framework that this program itself runs on, which comes with the SDK.</summary>
    private static string FrameworkDirectory => Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static HashSet<string> PublicTypes(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        MetadataReader metadata = file.GetMetadataReader();
        return metadata.TypeDefinitions
            .Select(metadata.GetTypeDefinition)
            .Where(type => (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public)
            .Select(type => FullName(metadata.GetString(type.Namespace), metadata.GetString(type.Name)))
            .ToHashSet(StringComparer.Ordinal);
    }

    private static string FullName(string @namespace, string name) => $"{@namespace}.{name}";

    private static byte[] MakeFacade(string reference, HashSet<string> available)
    {
        using var file = new PEReader(File.OpenRead(reference));
        MetadataReader source = file.GetMetadataReader();
        var facade = new MetadataBuilder();
        AssemblyReferenceHandle coreLib = facade.AddAssemblyReference(
            facade.GetOrAddString("System.Private.CoreLib"),
            new Version(10, 0, 0, 0),
            default,
            default,
            default,
            default);
        AddIdentity(facade, source);
        foreach ((string @namespace, string name) in TypesOf(source))
        {
            if (available.Contains(FullName(@namespace, name)))
            {
                facade.AddExportedType(
                    TypeAttributes.Public | Forwarder,
                    facade.GetOrAddString(@namespace),
                    facade.GetOrAddString(name),
                    coreLib,
                    typeDefinitionId: 0);
            }
        }

        return Serialize(facade);
    }

    /// <summary>Top-level public types, defined or forwarded; nested ones follow their outer types.</summary>
    private static IEnumerable<(string Namespace, string Name)> TypesOf(MetadataReader source)
    {
        IEnumerable<(string, string)> defined = source.TypeDefinitions
            .Select(source.GetTypeDefinition)
            .Where(type => (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public)
            .Select(type => (source.GetString(type.Namespace), source.GetString(type.Name)));
        IEnumerable<(string, string)> forwarded = source.ExportedTypes
            .Select(source.GetExportedType)
            .Where(type => type.Implementation.Kind == HandleKind.AssemblyReference)
            .Select(type => (source.GetString(type.Namespace), source.GetString(type.Name)));
        return defined.Concat(forwarded)
            .Distinct()
            .OrderBy(type => type.Item1, StringComparer.Ordinal)
            .ThenBy(type => type.Item2, StringComparer.Ordinal);
    }

    private static void AddIdentity(MetadataBuilder facade, MetadataReader source)
    {
        AssemblyDefinition assembly = source.GetAssemblyDefinition();
        string name = source.GetString(assembly.Name);
        facade.AddModule(0, facade.GetOrAddString(name + ".dll"), ModuleVersion(name, facade), default, default);
        facade.AddAssembly(
            facade.GetOrAddString(name),
            assembly.Version,
            default,
            facade.GetOrAddBlob(source.GetBlobBytes(assembly.PublicKey)),
            assembly.Flags,
            AssemblyHashAlgorithm.Sha1);
        facade.AddTypeDefinition(
            default, default, facade.GetOrAddString("<Module>"), default,
            MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
    }

    /// <summary>The module's identifier depends on its name alone: builds are deterministic.</summary>
    private static GuidHandle ModuleVersion(string name, MetadataBuilder facade)
    {
        byte[] hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name));
        return facade.GetOrAddGuid(new Guid(hash.AsSpan(0, 16)));
    }

    private static byte[] Serialize(MetadataBuilder facade)
    {
        var builder = new ManagedPEBuilder(
            new PEHeaderBuilder(imageCharacteristics: Characteristics.Dll | Characteristics.ExecutableImage),
            new MetadataRootBuilder(facade),
            ilStream: new BlobBuilder(),
            deterministicIdProvider: content => BlobContentId.FromHash(
                ImmutableArray.Create(System.Security.Cryptography.SHA256.HashData(
                    content.SelectMany(blob => blob.GetBytes()).ToArray()))));
        var bytes = new BlobBuilder();
        builder.Serialize(bytes);
        return bytes.ToArray();
    }
}
