// CN1041: code for an image must not use unsupported language features.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CamkesNet.Generators.Analyzers;

/// <summary>
/// Finds async methods, calls of generic virtual methods, thread-static fields and dynamic operations. It is a warning
/// for the same reason as CN1040.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FeatureIsOnImage() : Rule(ImageRules.FeatureNotOnImage)
{
    private const string LibraryImportAttribute = "System.Runtime.InteropServices.LibraryImportAttribute";
    private const string ThreadStaticAttribute = "System.ThreadStaticAttribute";

    private protected override void Register(AnalysisContext context) => context.RegisterCompilationStartAction(start =>
    {
        if (ImageSurface.Find(start.Options.AdditionalFiles, start.CancellationToken) is null)
        {
            return;
        }

        start.RegisterSymbolAction(AnalyzeMethod, SymbolKind.Method);
        start.RegisterSymbolAction(AnalyzeField, SymbolKind.Field);
        start.RegisterOperationAction(
            AnalyzeFunction, OperationKind.AnonymousFunction, OperationKind.LocalFunction);
        start.RegisterOperationAction(AnalyzeCall, OperationKind.Invocation);
        start.RegisterOperationAction(
            AnalyzeDynamic,
            OperationKind.DynamicInvocation,
            OperationKind.DynamicMemberReference,
            OperationKind.DynamicIndexerAccess,
            OperationKind.DynamicObjectCreation,
            OperationKind.Binary,
            OperationKind.Unary);
    });

    private void AnalyzeMethod(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.IsAsync)
        {
            context.ReportDiagnostic(Async(method.Locations.FirstOrDefault(), $"'{method.Name}'"));
        }

        if (method.GetDllImportData() is not null || method.FindAttribute(LibraryImportAttribute) is not null)
        {
            context.ReportDiagnostic(At(
                method.Locations.FirstOrDefault(),
                $"'{method.Name}' is a function of a native library",
                "write it in C#, or call another component"));
        }
    }

    private void AnalyzeFunction(OperationAnalysisContext context)
    {
        (IMethodSymbol function, string name) = context.Operation switch
        {
            ILocalFunctionOperation local => (local.Symbol, $"'{local.Symbol.Name}'"),
            _ => (((IAnonymousFunctionOperation)context.Operation).Symbol, "This lambda"),
        };
        if (function.IsAsync)
        {
            context.ReportDiagnostic(Async(function.Locations.FirstOrDefault(), name));
        }
    }

    private void AnalyzeField(SymbolAnalysisContext context)
    {
        bool isThreadStatic = context.Symbol.GetAttributes()
            .Any(attribute => attribute.AttributeClass?.ToDisplayString() == ThreadStaticAttribute);
        if (isThreadStatic)
        {
            context.ReportDiagnostic(At(
                context.Symbol.Locations.FirstOrDefault(),
                $"'{context.Symbol.Name}' is a thread-static field",
                "use a field of the component, with a lock if both of its threads access it"));
        }
    }

    private void AnalyzeCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        IMethodSymbol method = call.TargetMethod;

        // A constrained call on a type parameter is bound when its method is compiled.
        if (call.IsVirtual && method is { IsGenericMethod: true, IsStatic: false }
            && call.Instance?.Type is { TypeKind: not TypeKind.TypeParameter, IsValueType: false, IsSealed: false })
        {
            context.ReportDiagnostic(At(
                call.Syntax.GetLocation(),
                $"'{method.ContainingType.Name}.{method.Name}' is a generic virtual method",
                "make its type generic instead of the method, or make the method non-virtual"));
        }
    }

    private void AnalyzeDynamic(OperationAnalysisContext context)
    {
        if (context.Operation is not (IBinaryOperation or IUnaryOperation)
            || context.Operation.Type is IDynamicTypeSymbol)
        {
            context.ReportDiagnostic(At(
                context.Operation.Syntax.GetLocation(),
                $"'{context.Operation.Syntax}' is bound at run time",
                "give its operands a type other than dynamic"));
        }
    }

    private Diagnostic Async(Location? location, string name) =>
        At(location, $"{name} is async", "use a synchronous method and wait for events at a port");
}
