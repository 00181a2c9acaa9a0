// CN1040: code for an image must not use members of the base class library that images do not have.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CamkesNet.Generators.Analyzers;

/// <summary>
/// Finds uses of types and members that the core library of images lacks. It is a warning, because code that never
/// reaches the image may use them; if the code does, the build of the image fails.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemberIsOnImage() : Rule(ImageRules.MemberNotOnImage)
{
    private protected override void Register(AnalysisContext context) => context.RegisterCompilationStartAction(start =>
    {
        if (ImageSurface.Find(start.Options.AdditionalFiles, start.CancellationToken) is { } surface)
        {
            start.RegisterSymbolAction(
                symbol => AnalyzeSignature(symbol, surface), SymbolKind.Field, SymbolKind.Method, SymbolKind.Property);
            start.RegisterOperationAction(
                operation => Analyze(operation, surface),
                OperationKind.Invocation,
                OperationKind.ObjectCreation,
                OperationKind.PropertyReference,
                OperationKind.FieldReference,
                OperationKind.EventReference,
                OperationKind.MethodReference,
                OperationKind.Binary,
                OperationKind.Unary,
                OperationKind.Conversion);
        }
    });

    private void Analyze(OperationAnalysisContext context, ImageSurface surface)
    {
        ISymbol? member = MemberOf(context.Operation);
        if (member?.ContainingType is null || !IsOfBaseLibrary(member) || IsName(context.Operation))
        {
            return;
        }

        if (!surface.Has(member.ContainingType))
        {
            context.ReportDiagnostic(At(
                context.Operation.Syntax.GetLocation(), Display(member.ContainingType), "type",
                ImageAlternatives.To(member)));
        }
        else if (!surface.Has(member))
        {
            context.ReportDiagnostic(At(context.Operation.Syntax.GetLocation(), Display(member), "member",
                ImageAlternatives.To(member)));
        }
    }

    // Types of fields, properties, parameters and results; those of contracts are an error of their own (CN1005).
    private void AnalyzeSignature(SymbolAnalysisContext context, ImageSurface surface)
    {
        if (context.Symbol.IsImplicitlyDeclared || context.Symbol.ContainingType is { TypeKind: TypeKind.Interface })
        {
            return;
        }

        switch (context.Symbol)
        {
            case IFieldSymbol field:
                AnalyzeType(field, field.Type);
                break;
            case IPropertySymbol property:
                AnalyzeType(property, property.Type);
                break;
            case IMethodSymbol { AssociatedSymbol: null } method:
                AnalyzeType(method, method.ReturnType);
                foreach (IParameterSymbol parameter in method.Parameters)
                {
                    AnalyzeType(parameter, parameter.Type);
                }

                break;
        }

        void AnalyzeType(ISymbol symbol, ITypeSymbol type)
        {
            ITypeSymbol element = type is IArrayTypeSymbol array ? array.ElementType : type;
            if (element is INamedTypeSymbol { SpecialType: not SpecialType.System_Void } named
                && ImageSurface.IsOfBaseLibrary(named) && surface.FindLacking(named) is { } lacking)
            {
                context.ReportDiagnostic(At(
                    symbol.Locations.FirstOrDefault(), Display(lacking), "type", ImageAlternatives.To(lacking)));
            }
        }
    }

    private static ISymbol? MemberOf(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => invocation.TargetMethod.ReducedFrom ?? invocation.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        IPropertyReferenceOperation property => property.Property.GetMethod ?? property.Property.SetMethod,

        // The compiler replaces names of constants by their values, and names in tuples by Item1…
        IFieldReferenceOperation { Field: var field } =>
            field.IsConst ? null : field.CorrespondingTupleField ?? field,
        IEventReferenceOperation { Member: IEventSymbol happening } => happening.AddMethod,
        IMethodReferenceOperation method => method.Method,
        IBinaryOperation binary => binary.OperatorMethod,
        IUnaryOperation unary => unary.OperatorMethod,
        IConversionOperation conversion => conversion.OperatorMethod,
        _ => null,
    };

    private static bool IsOfBaseLibrary(ISymbol member) =>
        ImageSurface.IsOfBaseLibrary(member)
        && member.ContainingType.SpecialType is not (SpecialType.System_Array or SpecialType.System_Nullable_T)
        && member is not IMethodSymbol { MethodKind: MethodKind.BuiltinOperator or MethodKind.DelegateInvoke };

    // nameof takes the name only.
    private static bool IsName(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is INameOfOperation)
            {
                return true;
            }
        }

        return false;
    }

    private static string Display(ISymbol symbol) =>
        symbol.OriginalDefinition.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
