// Everything in a type that can affect its compiled code.
using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

namespace CamkesNet.Build.Compilation.Closure;

/// <summary>Writes a type as text, without tokens or offsets that other types can shift.</summary>
/// <param name="image">The assembly.</param>
/// <param name="symbols">Its debug symbols: lines are part of what is compiled; null when there are none.</param>
/// <param name="used">Called for each type of the assembly that the text names.</param>
internal sealed class TypeContent(PEReader image, MetadataReader? symbols, Action<TypeDefinitionHandle> used)
{
    private readonly MetadataReader metadata = image.GetMetadataReader();
    private readonly TokenText tokens = new(image.GetMetadataReader(), used);
    private StringBuilder text = new();

    /// <summary>The text of a type.</summary>
    public string Of(TypeDefinitionHandle handle)
    {
        text = new StringBuilder();
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        TypeLayout layout = type.GetLayout();
        Line($"type {tokens.Of(handle)} {type.Attributes:x} {layout.Size} {layout.PackingSize}");
        Line($"in {tokens.Of(type.GetDeclaringType())} is {tokens.Of(type.BaseType)}");
        foreach (InterfaceImplementationHandle implementation in type.GetInterfaceImplementations())
        {
            Line($"implements {tokens.Of(metadata.GetInterfaceImplementation(implementation).Interface)}");
        }

        foreach (MethodImplementationHandle implementation in type.GetMethodImplementations())
        {
            MethodImplementation item = metadata.GetMethodImplementation(implementation);
            Line($"overrides {tokens.Of(item.MethodDeclaration)} by {tokens.Of(item.MethodBody)}");
        }

        Add(type.GetGenericParameters());
        Add(type.GetCustomAttributes());
        type.GetFields().ToList().ForEach(Add);
        type.GetMethods().ToList().ForEach(Add);
        return text.ToString();
    }

    /// <summary>The text of an attribute.</summary>
    public string Of(CustomAttribute attribute) =>
        $"{tokens.Of(attribute.Constructor)} {Hex(metadata.GetBlobBytes(attribute.Value))}";

    private void Add(FieldDefinitionHandle handle)
    {
        FieldDefinition field = metadata.GetFieldDefinition(handle);
        Line($"field {tokens.Of(handle)} {field.Attributes:x} {field.GetOffset()}");
        Add(field.GetCustomAttributes());
        Add(field.GetDefaultValue());
        if (field.Attributes.HasFlag(FieldAttributes.HasFieldRVA))
        {
            PEMemoryBlock data = image.GetSectionData(field.GetRelativeVirtualAddress());
            Line($"data {Hex([.. data.GetContent(0, SizeOf(field))])}");
        }
    }

    /// <summary>
    /// The size of the data that a field starts with: its type is a number, or a structure for the purpose.
    /// </summary>
    private int SizeOf(FieldDefinition field)
    {
        BlobReader signature = metadata.GetBlobReader(field.Signature);
        _ = signature.ReadSignatureHeader();
        SignatureTypeCode code = signature.ReadSignatureTypeCode();
        switch (code)
        {
            case SignatureTypeCode.Boolean or SignatureTypeCode.SByte or SignatureTypeCode.Byte:
                return sizeof(byte);
            case SignatureTypeCode.Char or SignatureTypeCode.Int16 or SignatureTypeCode.UInt16:
                return sizeof(short);
            case SignatureTypeCode.Int32 or SignatureTypeCode.UInt32 or SignatureTypeCode.Single:
                return sizeof(int);
            case SignatureTypeCode.Int64 or SignatureTypeCode.UInt64 or SignatureTypeCode.Double:
                return sizeof(long);
            case SignatureTypeCode.TypeHandle:
                EntityHandle type = signature.ReadTypeHandle();
                if (type.Kind == HandleKind.TypeDefinition
                    && metadata.GetTypeDefinition((TypeDefinitionHandle)type).GetLayout().Size is > 0 and var size)
                {
                    return size;
                }

                break;
        }

        throw new BadImageFormatException("A field has initial data, but its type does not determine the size.");
    }

    private void Add(MethodDefinitionHandle handle)
    {
        MethodDefinition method = metadata.GetMethodDefinition(handle);
        Line($"method {tokens.Of(handle)} {method.Attributes:x} {method.ImplAttributes:x}");
        Add(method.GetGenericParameters());
        Add(method.GetCustomAttributes());
        foreach (ParameterHandle parameter in method.GetParameters())
        {
            Parameter item = metadata.GetParameter(parameter);
            Line($"parameter {item.SequenceNumber} {metadata.GetString(item.Name)} {item.Attributes:x}");
            Add(item.GetCustomAttributes());
        }

        MethodImport import = method.GetImport();
        if (!import.Module.IsNil)
        {
            string module = metadata.GetString(metadata.GetModuleReference(import.Module).Name);
            Line($"import {module} {metadata.GetString(import.Name)} {import.Attributes:x}");
        }

        if (method.RelativeVirtualAddress != 0)
        {
            Add(image.GetMethodBody(method.RelativeVirtualAddress));
            AddLines(handle);
        }
    }

    private void Add(MethodBodyBlock body)
    {
        Line($"body {body.MaxStack} {body.LocalVariablesInitialized} {tokens.Of(body.LocalSignature)}");
        byte[] il = body.GetILBytes() ?? [];
        int end = 0;
        foreach (IlInstruction instruction in IlInstructions.Read(il))
        {
            bool hasToken = instruction.Operand is OperandType.InlineMethod or OperandType.InlineField
                or OperandType.InlineType or OperandType.InlineTok or OperandType.InlineString or OperandType.InlineSig;
            text.Append(Hex(il[instruction.Offset..(hasToken ? instruction.OperandOffset : instruction.End)]));
            Line($" {(hasToken ? tokens.Of(instruction.Token(il)) : "")}");
            end = instruction.End;
        }

        if (end != il.Length)
        {
            throw new BadImageFormatException("A method holds something that is no instruction.");
        }

        foreach (ExceptionRegion region in body.ExceptionRegions)
        {
            Line($"try {region.Kind} {region.TryOffset} {region.TryLength} catches {tokens.Of(region.CatchType)}");
            Line($"handler {region.HandlerOffset} {region.HandlerLength} {region.FilterOffset}");
        }
    }

    private void AddLines(MethodDefinitionHandle method)
    {
        if (symbols is null || MetadataTokens.GetRowNumber(method) > symbols.MethodDebugInformation.Count)
        {
            return;
        }

        foreach (SequencePoint point in symbols.GetMethodDebugInformation(method).GetSequencePoints())
        {
            string document = symbols.GetString(symbols.GetDocument(point.Document).Name);
            Line($"line {document} {point.Offset} {point.StartLine} {point.StartColumn} {point.EndLine} {point.EndColumn}");
        }

        foreach (LocalScopeHandle handle in symbols.GetLocalScopes(method))
        {
            LocalScope scope = symbols.GetLocalScope(handle);
            foreach (LocalVariableHandle local in scope.GetLocalVariables())
            {
                LocalVariable variable = symbols.GetLocalVariable(local);
                Line($"local {variable.Index} {symbols.GetString(variable.Name)} {scope.StartOffset} {scope.Length}");
            }
        }
    }

    private void Add(GenericParameterHandleCollection parameters)
    {
        foreach (GenericParameter parameter in parameters.Select(metadata.GetGenericParameter))
        {
            Line($"generic {metadata.GetString(parameter.Name)} {parameter.Attributes:x}");
            Add(parameter.GetCustomAttributes());
            foreach (GenericParameterConstraintHandle constraint in parameter.GetConstraints())
            {
                Line($"where {tokens.Of(metadata.GetGenericParameterConstraint(constraint).Type)}");
            }
        }
    }

    private void Add(CustomAttributeHandleCollection attributes)
    {
        foreach (CustomAttributeHandle attribute in attributes)
        {
            Line($"attribute {Of(metadata.GetCustomAttribute(attribute))}");
        }
    }

    private void Add(ConstantHandle handle)
    {
        if (!handle.IsNil)
        {
            Constant constant = metadata.GetConstant(handle);
            Line($"constant {constant.TypeCode} {Hex(metadata.GetBlobBytes(constant.Value))}");
        }
    }

    private void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes);
}
