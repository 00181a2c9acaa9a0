// Follows a reference, or a span, through the expression that it is in.
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Finds out whether an expression writes through a reference, or lets others do so.</summary>
internal static class WritableReference
{
    public static bool IsSpan(ITypeSymbol? type) => type.Is("System.Span`1");

    /// <summary>What becomes of the reference or span that an operation yields.</summary>
    public static ReferenceUse UseOf(IOperation reference)
    {
        IOperation place = reference;
        while (Part(place) is { } part)
        {
            place = part;
        }

        return place.Parent switch
        {
            IAssignmentOperation assignment when assignment.Target == place => ReferenceUse.Written,
            IIncrementOrDecrementOperation => ReferenceUse.Written,
            ITupleOperation { Parent: IDeconstructionAssignmentOperation assignment } tuple
                when assignment.Target == tuple => ReferenceUse.Written,
            IPropertyReferenceOperation member when member.Instance == place => UseOf(member, place.Type),
            IInvocationOperation call when call.Instance == place => UseOf(call, place.Type),
            IConversionOperation conversion when IsSpan(conversion.Type) => ReferenceUse.PassedOn,
            IConversionOperation => ReferenceUse.Read,
            _ => IsSpan(place.Type) || IsKept(place) ? ReferenceUse.PassedOn : ReferenceUse.Read,
        };
    }

    // A part of the place: a field, an element of an inline array or a span, a piece of a span.
    private static IOperation? Part(IOperation place) => place.Parent switch
    {
        IFieldReferenceOperation field when field.Instance == place => field,
        IInlineArrayAccessOperation access when access.Instance == place => access,
        IImplicitIndexerReferenceOperation access when access.Instance == place => access,
        IPropertyReferenceOperation { Property.IsIndexer: true } element
            when element.Instance == place && IsSpan(place.Type) => element,
        IInvocationOperation piece when piece.Instance == place && IsSpan(place.Type) && IsSpan(piece.Type) => piece,
        IConditionalOperation { IsRef: true } choice => choice,
        IParenthesizedOperation group => group,
        _ => null,
    };

    private static ReferenceUse UseOf(IPropertyReferenceOperation member, ITypeSymbol? type) =>
        member.Parent is IAssignmentOperation assignment && assignment.Target == member
            || member.Parent is IIncrementOrDecrementOperation ? ReferenceUse.Written
            : IsSpan(type) || Reads(member.Property.GetMethod, type) ? ReferenceUse.Read
            : ReferenceUse.Written;

    // What copies out of a span reads it; Clear, Fill and the like write.
    private static ReferenceUse UseOf(IInvocationOperation call, ITypeSymbol? type) =>
        IsSpan(type)
            ? call.TargetMethod.Name is "ToArray" or "CopyTo" or "TryCopyTo" or "ToString"
                ? ReferenceUse.Read
                : ReferenceUse.Written
            : Reads(call.TargetMethod, type) ? ReferenceUse.Read : ReferenceUse.Written;

    private static bool Reads(IMethodSymbol? method, ITypeSymbol? type) =>
        type is null or { IsReadOnly: true } or { TypeKind: TypeKind.Enum } || method is null or { IsReadOnly: true };

    private static bool IsKept(IOperation place) => place.Parent switch
    {
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation variable } =>
            variable.Symbol.RefKind == RefKind.Ref,
        IReturnOperation returned => ReturnsReference(returned),
        IAddressOfOperation => true,
        ISimpleAssignmentOperation { IsRef: true } => true,
        _ => false,
    };

    private static bool ReturnsReference(IReturnOperation returned) =>
        returned.SemanticModel?.GetEnclosingSymbol(returned.Syntax.SpanStart) is IMethodSymbol { RefKind: RefKind.Ref };
}
