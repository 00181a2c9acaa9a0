// The incremental generator: from declarations to models, from models to source. Nothing else happens here.
using System.Collections.Immutable;
using System.Text;
using CamkesNet.Generators.Emit;
using CamkesNet.Generators.Models;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CamkesNet.Generators;

/// <summary>
/// Writes the generated half of components, contracts and assemblies, and the capability layout. The transforms read
/// symbols into models that compare by value, so that source is written again only where a declaration changed.
/// It reports no errors: the analyzers do.
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
        RegisterComponents(context, components);
        RegisterComponents(context, hardware);
        RegisterContracts(context, components);
        RegisterCompositions(context);
        RegisterVirtualMachines(context);
    }

    private static IncrementalValuesProvider<ComponentModel> Components(
        IncrementalGeneratorInitializationContext context, string attribute, string baseType, string stepName) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (node, _) => node is ClassDeclarationSyntax,
                (target, _) =>
                    target.TargetSymbol is INamedTypeSymbol { ContainingType: null, IsGenericType: false } type
                    && type.DerivesFrom(baseType)
                    && ComponentReader.IsPartial(type)
                    ? ComponentReader.Read(type, target.SemanticModel.Compilation)
                    : null)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(stepName);

    private static void RegisterComponents(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ComponentModel> components) =>
        context.RegisterSourceOutput(components, static (output, component) =>
        {
            Add(output, ComponentEmitter.HintName(component), ComponentEmitter.Write(component));
            if (component.IsPublic)
            {
                Add(output, ManifestEmitter.HintName(component), ManifestEmitter.Write(component));
            }
        });

    // Each contract that a component names gets one file, however many components name it.
    private static void RegisterContracts(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ComponentModel> components)
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
        context.RegisterSourceOutput(contracts, static (output, contract) => Add(
            output,
            ContractEmitter.HintName(contract.Contract),
            ContractEmitter.Write(contract.Contract, contract.Assembly)));
    }

    private static void RegisterCompositions(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<CompositionModel> compositions = Compositions(
            context, WellKnownNames.AssemblyAttribute, CompositionReader.Read, StepNames.Compositions);
        context.RegisterSourceOutput(compositions, static (output, composition) =>
        {
            Add(output, CompositionEmitter.HintName(composition), CompositionEmitter.Write(composition));
            Add(output, LayoutEmitter.HintName(composition), LayoutEmitter.Write(composition));
        });
    }

    private static void RegisterVirtualMachines(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<CompositionModel> machines = Compositions(
            context,
            WellKnownNames.VmConfigurationAttribute,
            CompositionReader.ReadVirtualMachines,
            StepNames.VirtualMachines);
        context.RegisterSourceOutput(machines, static (output, holder) =>
            Add(output, VirtualMachinesEmitter.HintName(holder), VirtualMachinesEmitter.Write(holder)));
    }

    private static IncrementalValuesProvider<CompositionModel> Compositions(
        IncrementalGeneratorInitializationContext context,
        string attribute,
        Func<INamedTypeSymbol, Compilation, CancellationToken, CompositionModel> read,
        string stepName) => context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (node, _) => node is ClassDeclarationSyntax,
                (target, cancellation) =>
                    target.TargetSymbol is INamedTypeSymbol { ContainingType: null, IsGenericType: false } type
                    && type.DerivesFrom(WellKnownNames.Composition)
                    && ComponentReader.IsPartial(type)
                    ? read(type, target.SemanticModel.Compilation, cancellation)
                    : null)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(stepName);

    private static void Add(SourceProductionContext output, string hintName, string source) =>
        output.AddSource(hintName, SourceText.From(source, Encoding.UTF8));
}
