// The incremental generator: from declarations to models, from models to source. Nothing else happens here.
using System.Collections.Immutable;
using System.Text;
using CamkesNet.Generators.Emit;
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Models;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CamkesNet.Generators;

/// <summary>
/// Writes the generated half of components, contracts and assemblies, and the capability layout. The transforms read
/// symbols into models that compare by value, so that source is written again only where a declaration changed.
/// The analyzers report errors, except those that the compiler's own errors would hide.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class CompositionGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ComponentModel> components = Components(
            context, WellKnownNames.ComponentAttribute, WellKnownNames.Component, StepNames.Components);
        IncrementalValuesProvider<ComponentModel> hardware = Components(
            context, WellKnownNames.HardwareAttribute, WellKnownNames.HardwareComponent, StepNames.Hardware);
        IncrementalValueProvider<EquatableArray<string>> ambiguous = components
            .Collect()
            .Combine(hardware.Collect())
            .Select(static (all, _) => SourceFile.Ambiguous(
                all.Left.Concat(all.Right).Select(component => component.FullName)));
        IncrementalValueProvider<EquatableArray<string>> aliases =
            context.CompilationProvider.Select(static (compilation, _) => ExternAliases.Of(compilation));
        RegisterComponents(context, components, ambiguous, aliases);
        RegisterComponents(context, hardware, ambiguous, aliases);
        RegisterContracts(context, components, aliases);
        RegisterCompositions(context, aliases);
        RegisterVirtualMachines(context);
        RegisterRefused(context, aliases);
    }

    private static IncrementalValuesProvider<ComponentModel> Components(
        IncrementalGeneratorInitializationContext context, string attribute, string baseType, string stepName) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (node, _) => node is ClassDeclarationSyntax,
                (target, _) => target.TargetSymbol is INamedTypeSymbol type
                    && ComponentReader.TakesGlue(type, baseType)
                    && IsFirst(type, attribute, target.TargetNode)
                    ? ComponentReader.Read(type, target.SemanticModel.Compilation)
                    : null)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(stepName);

    private static void RegisterComponents(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ComponentModel> components,
        IncrementalValueProvider<EquatableArray<string>> ambiguous,
        IncrementalValueProvider<EquatableArray<string>> aliases) =>
        context.RegisterSourceOutput(components.Combine(ambiguous).Combine(aliases), static (output, all) =>
        {
            ((ComponentModel component, EquatableArray<string> names), EquatableArray<string> known) = all;
            Add(output, ComponentEmitter.HintName(component, names), ComponentEmitter.Write(component), known);
            if (component.IsPublic)
            {
                Add(output, ManifestEmitter.HintName(component, names), ManifestEmitter.Write(component));
            }
        });

    // Each contract that a component names gets one file, however many components name it.
    private static void RegisterContracts(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ComponentModel> components,
        IncrementalValueProvider<EquatableArray<string>> aliases)
    {
        IncrementalValuesProvider<AssemblyContract> contracts = components
            .SelectMany(static (component, _) => component.Contracts
                .Where(contract => contract.IsSupported)
                .Select(contract => new AssemblyContract(contract, component.AssemblyName)))
            .Collect()
            .SelectMany(static (all, _) => all
                .Distinct()
                .OrderBy(contract => contract.Contract.Source, StringComparer.Ordinal)
                .ToImmutableArray())
            .WithTrackingName(StepNames.Contracts);
        IncrementalValueProvider<EquatableArray<string>> ambiguous = contracts.Collect().Select(
            static (all, _) => SourceFile.Ambiguous(all.Select(contract => contract.Contract.FileName)));
        context.RegisterSourceOutput(contracts.Combine(ambiguous).Combine(aliases), static (output, all) =>
        {
            ((AssemblyContract contract, EquatableArray<string> names), EquatableArray<string> known) = all;
            Add(
                output,
                ContractEmitter.HintName(contract.Contract, names),
                ContractEmitter.Write(contract.Contract, contract.Assembly),
                known);
        });
    }

    private static void RegisterCompositions(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<EquatableArray<string>> aliases)
    {
        IncrementalValuesProvider<CompositionModel> compositions = Compositions(
            context, WellKnownNames.AssemblyAttribute, CompositionReader.Read, StepNames.Compositions);
        context.RegisterSourceOutput(
            compositions.Combine(Ambiguous(compositions)).Combine(aliases), static (output, all) =>
        {
            ((CompositionModel composition, EquatableArray<string> names), EquatableArray<string> known) = all;
            Add(
                output,
                CompositionEmitter.HintName(composition, names),
                CompositionEmitter.Write(composition),
                known);
            Add(output, LayoutEmitter.HintName(composition, names), LayoutEmitter.Write(composition));
        });
    }

    private static void RegisterVirtualMachines(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<CompositionModel> machines = Compositions(
            context,
            WellKnownNames.VmConfigurationAttribute,
            CompositionReader.ReadVirtualMachines,
            StepNames.VirtualMachines);
        context.RegisterSourceOutput(machines.Combine(Ambiguous(machines)), static (output, pair) => Add(
            output,
            VirtualMachinesEmitter.HintName(pair.Left, pair.Right),
            VirtualMachinesEmitter.Write(pair.Left)));
    }

    private static IncrementalValueProvider<EquatableArray<string>> Ambiguous(
        IncrementalValuesProvider<CompositionModel> compositions) => compositions.Collect().Select(
        static (all, _) => SourceFile.Ambiguous(all.Select(composition => composition.FullName)));

    private static IncrementalValuesProvider<CompositionModel> Compositions(
        IncrementalGeneratorInitializationContext context,
        string attribute,
        Func<INamedTypeSymbol, Compilation, CancellationToken, CompositionModel> read,
        string stepName) => context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (node, _) => node is ClassDeclarationSyntax,
                (target, cancellation) =>
                    target.TargetSymbol is INamedTypeSymbol type
                    && ComponentReader.TakesGlue(type, WellKnownNames.Composition)
                    && IsFirst(type, attribute, target.TargetNode)
                    ? read(type, target.SemanticModel.Compilation, cancellation)
                    : null)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(stepName);

    private static void RegisterRefused(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<EquatableArray<string>> aliases)
    {
        IncrementalValuesProvider<RefusedModel> refused = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => RefusedReader.IsCandidate(node),
                static (target, cancellation) => RefusedReader.Read(
                    (ClassDeclarationSyntax)target.Node, target.SemanticModel, cancellation))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(StepNames.Refused);
        context.RegisterSourceOutput(refused.Combine(aliases), static (output, all) =>
        {
            (RefusedModel model, EquatableArray<string> known) = all;
            if (model.Properties.Count > 0)
            {
                Add(output, RefusedEmitter.HintName(model), RefusedEmitter.Write(model), known);
            }

            if (model.Report is { } report)
            {
                output.ReportDiagnostic(RefusedEmitter.ToDiagnostic(report));
            }
        });
    }

    // Where two parts of a class have the attribute, which is an error of the language, the first has the glue.
    private static bool IsFirst(INamedTypeSymbol type, string attribute, SyntaxNode part) =>
        type.FindAttribute(attribute)?.ApplicationSyntaxReference is { } first
        && first.SyntaxTree == part.SyntaxTree && part.Span.Contains(first.Span);

    private static void Add(
        SourceProductionContext output, string hintName, string source, EquatableArray<string> aliases = default) =>
        output.AddSource(hintName, SourceText.From(SourceFile.WithAliases(source, aliases), Encoding.UTF8));
}
