// A contract: the interface that a Provides and a Uses port agree on (a CAmkES procedure).
using CamkesNet.Generators.Helpers;

namespace CamkesNet.Generators.Models;

/// <summary>How a parameter is passed.</summary>
internal enum PassingMode
{
    /// <summary>By value or by <c>in</c>: travels with the call.</summary>
    In,

    /// <summary>By <c>ref</c>: travels both ways.</summary>
    Ref,

    /// <summary>By <c>out</c>: travels with the reply.</summary>
    Out,
}

/// <summary>A parameter of a contract's method.</summary>
/// <param name="Modifier">The modifier as written: <c>in </c>, <c>ref </c>, <c>out </c> or nothing.</param>
internal sealed record ParameterModel(string Name, TypeModel Type, PassingMode Mode, string Modifier);

/// <summary>A method. Its label in messages is its index in <see cref="ContractModel.Methods"/>.</summary>
/// <param name="DeclaringInterface">The interface that declares it, for explicit implementation.</param>
internal sealed record MethodModel(
    string Name, string DeclaringInterface, TypeModel Return, EquatableArray<ParameterModel> Parameters);

/// <summary>A contract, with what its bases declare first.</summary>
/// <param name="Source">The interface, fully qualified, as generated code writes it.</param>
/// <param name="FullName">Namespace and name, for the layout.</param>
/// <param name="Identifier">The interface as part of a type's name.</param>
/// <param name="IsSupported">Every member can be put into messages; otherwise no glue code is generated for it.</param>
internal sealed record ContractModel(
    string Source,
    string FullName,
    string Namespace,
    string Identifier,
    bool IsSupported,
    EquatableArray<MethodModel> Methods)
{
    /// <summary>How its generated file is called: with the alias, if only that names the type.</summary>
    public string FileName => Source.StartsWith("global::", StringComparison.Ordinal) ? FullName : Source;
}

/// <summary>A contract and the assembly whose components name it.</summary>
internal sealed record AssemblyContract(ContractModel Contract, string Assembly);
