// Writes the small assembly that connects a component type to the component host: the root of its native code.
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace CamkesNet.Build.Compilation;

/// <summary>
/// Writes <c>[RuntimeExport("ComponentCreate")] static Component Create() =&gt; new T();</c> as an assembly. It is made
/// from metadata directly, so that neither a compiler nor access to internal types is needed.
/// </summary>
internal sealed class EntryAssemblyWriter
{
    private const string CreateSymbol = "ComponentCreate";
    private const string RuntimeAssembly = "Composition.Runtime";
    private const string RuntimeNamespace = "CamkesNet";
    private const string CoreLibrary = "System.Private.CoreLib";

    private readonly MetadataBuilder metadata = new();

    private EntryAssemblyWriter()
    {
    }

    /// <summary>Writes the assembly <paramref name="name"/> for a type.</summary>
    /// <param name="name">The simple name of the new assembly.</param>
    /// <param name="assembly">The simple name of the assembly with the component type.</param>
    /// <param name="type">The type's full name; nested types follow a plus sign.</param>
    public static byte[] Write(string name, string assembly, string type) =>
        new EntryAssemblyWriter().WriteAssembly(name, assembly, type);

    private byte[] WriteAssembly(string name, string assembly, string type)
    {
        metadata.AddModule(
            0, metadata.GetOrAddString(name + ".dll"), metadata.GetOrAddGuid(IdOf(name)), default, default);
        metadata.AddAssembly(
            metadata.GetOrAddString(name),
            new Version(1, 0, 0, 0),
            default,
            default,
            default,
            AssemblyHashAlgorithm.None);
        AssemblyReferenceHandle coreLibrary = Reference(CoreLibrary);
        AssemblyReferenceHandle runtime = Reference(RuntimeAssembly);
        AssemblyReferenceHandle component = assembly == RuntimeAssembly ? runtime : Reference(assembly);
        TypeReferenceHandle baseType = TypeOf(coreLibrary, "System.Object");
        TypeReferenceHandle returnType = TypeOf(runtime, $"{RuntimeNamespace}.Component");
        MemberReferenceHandle constructor = Constructor(TypeOf(component, type), takesText: false);
        MemberReferenceHandle export = Constructor(
            TypeOf(runtime, "System.Runtime.RuntimeExportAttribute"), takesText: true);

        metadata.AddTypeDefinition(
            default,
            default,
            metadata.GetOrAddString("<Module>"),
            default,
            MetadataTokens.FieldDefinitionHandle(1),
            MetadataTokens.MethodDefinitionHandle(1));
        var code = new BlobBuilder();
        MethodDefinitionHandle create = AddCreate(new MethodBodyStreamEncoder(code), constructor, returnType);
        metadata.AddTypeDefinition(
            TypeAttributes.Class | TypeAttributes.Abstract | TypeAttributes.Sealed,
            default,
            metadata.GetOrAddString("Entry"),
            baseType,
            MetadataTokens.FieldDefinitionHandle(1),
            create);
        var value = new BlobBuilder();
        new BlobEncoder(value).CustomAttributeSignature(
            arguments => arguments.AddArgument().Scalar().Constant(CreateSymbol), named => named.Count(0));
        metadata.AddCustomAttribute(create, export, metadata.GetOrAddBlob(value));
        return Serialize(code);
    }

    private MethodDefinitionHandle AddCreate(
        MethodBodyStreamEncoder bodies, MemberReferenceHandle constructor, TypeReferenceHandle returnType)
    {
        var instructions = new InstructionEncoder(new BlobBuilder());
        instructions.OpCode(ILOpCode.Newobj);
        instructions.Token(constructor);
        instructions.OpCode(ILOpCode.Ret);
        int body = bodies.AddMethodBody(instructions);
        var signature = new BlobBuilder();
        new BlobEncoder(signature).MethodSignature().Parameters(
            0, result => result.Type().Type(returnType, isValueType: false), _ => { });
        return metadata.AddMethodDefinition(
            MethodAttributes.Static | MethodAttributes.Assembly | MethodAttributes.HideBySig,
            MethodImplAttributes.IL,
            metadata.GetOrAddString("Create"),
            metadata.GetOrAddBlob(signature),
            body,
            MetadataTokens.ParameterHandle(1));
    }

    private AssemblyReferenceHandle Reference(string name) => metadata.AddAssemblyReference(
        metadata.GetOrAddString(name), new Version(0, 0, 0, 0), default, default, default, default);

    private TypeReferenceHandle TypeOf(AssemblyReferenceHandle assembly, string fullName)
    {
        string[] nested = fullName.Split('+');
        int dot = nested[0].LastIndexOf('.');
        TypeReferenceHandle type = metadata.AddTypeReference(
            assembly,
            dot < 0 ? default : metadata.GetOrAddString(nested[0][..dot]),
            metadata.GetOrAddString(nested[0][(dot + 1)..]));
        foreach (string inner in nested.Skip(1))
        {
            type = metadata.AddTypeReference(type, default, metadata.GetOrAddString(inner));
        }

        return type;
    }

    private MemberReferenceHandle Constructor(TypeReferenceHandle type, bool takesText)
    {
        var signature = new BlobBuilder();
        new BlobEncoder(signature).MethodSignature(isInstanceMethod: true).Parameters(
            takesText ? 1 : 0,
            result => result.Void(),
            parameters =>
            {
                if (takesText)
                {
                    parameters.AddParameter().Type().String();
                }
            });
        return metadata.AddMemberReference(type, metadata.GetOrAddString(".ctor"), metadata.GetOrAddBlob(signature));
    }

    private byte[] Serialize(BlobBuilder code)
    {
        var image = new ManagedPEBuilder(
            PEHeaderBuilder.CreateLibraryHeader(),
            new MetadataRootBuilder(metadata),
            code,
            deterministicIdProvider: _ => new BlobContentId(Guid.Empty, 0x8000_0000));
        var bytes = new BlobBuilder();
        image.Serialize(bytes);
        return bytes.ToArray();
    }

    /// <summary>The same name gives the same module version, so that the same inputs give the same bytes.</summary>
    private static Guid IdOf(string name) => new(
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}
