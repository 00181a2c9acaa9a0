// Reads contract interfaces into models, each once per compilation.
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Reading;

internal static class ContractReader
{
    // Transforms run for every component on every new compilation, and many components share a contract.
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<ISymbol, ContractModel>> known =
        new();

    public static ContractModel Read(INamedTypeSymbol contract, Compilation compilation) => known
        .GetValue(compilation, static _ => new(SymbolEqualityComparer.Default))
        .GetOrAdd(contract, symbol => ReadOnce((INamedTypeSymbol)symbol, compilation));

    /// <summary>Members of the contract and its bases that no message can carry.</summary>
    public static IEnumerable<ISymbol> UnsupportedMembers(INamedTypeSymbol contract)
    {
        foreach (ISymbol member in Members(contract))
        {
            if (member is not IMethodSymbol method || !IsSupported(method))
            {
                yield return member;
            }
        }
    }

    /// <summary>A static member without a body, because of which the language allows no port of the contract.</summary>
    public static ISymbol? StaticMember(ITypeSymbol? contract) =>
        contract is INamedTypeSymbol { TypeKind: TypeKind.Interface } type
            ? Members(type).FirstOrDefault(member => member.IsStatic)
            : null;

    private static ContractModel ReadOnce(INamedTypeSymbol contract, Compilation compilation)
    {
        List<MethodModel> methods = [];
        foreach (IMethodSymbol method in Members(contract).OfType<IMethodSymbol>())
        {
            methods.Add(ReadMethod(method, compilation));
        }

        return new ContractModel(
            contract.ToSource(compilation),
            contract.ToFullName(),
            contract.ToNamespace(),
            IdentifierOf(contract, compilation),
            !UnsupportedMembers(contract).Any(),
            methods.ToEquatableArray());
    }

    // Bases first, so that adding a method to a derived contract renumbers nothing of its bases.
    private static IEnumerable<ISymbol> Members(INamedTypeSymbol contract)
    {
        foreach (INamedTypeSymbol declaring in contract.AllInterfaces.Reverse().Append(contract))
        {
            foreach (ISymbol member in declaring.GetMembers())
            {
                bool isAccessor = member is IMethodSymbol { AssociatedSymbol: not null };
                if (member.IsAbstract && !isAccessor)
                {
                    yield return member;
                }
            }
        }
    }

    private static MethodModel ReadMethod(IMethodSymbol method, Compilation compilation) => new(
        method.Name,
        method.ContainingType.ToSource(compilation),
        TypeReader.Read(method.ReturnType, compilation),
        method.Parameters.Select(parameter => ReadParameter(parameter, compilation)).ToEquatableArray());

    private static ParameterModel ReadParameter(IParameterSymbol parameter, Compilation compilation)
    {
        (PassingMode mode, string modifier) = parameter.RefKind switch
        {
            RefKind.Out => (PassingMode.Out, "out "),
            RefKind.Ref => (PassingMode.Ref, "ref "),
            RefKind.In => (PassingMode.In, "in "),
            RefKind.RefReadOnlyParameter => (PassingMode.In, "ref readonly "),
            _ => (PassingMode.In, string.Empty),
        };
        TypeModel type = TypeReader.Read(parameter.Type, compilation);

        // A Span's contents are the callee's to fill: it travels both ways, like `ref` of its elements.
        if (type.Wire == WireKind.Span && mode == PassingMode.In)
        {
            mode = PassingMode.Ref;
        }

        return new ParameterModel(parameter.Name, type, mode, modifier);
    }

    private static bool IsSupported(IMethodSymbol method)
    {
        if (method.IsStatic || method.IsGenericMethod || method.ReturnsByRef || method.ReturnsByRefReadonly
            || TypeReader.WireOf(method.ReturnType) is WireKind.Unsupported or WireKind.Span
                or WireKind.ReadOnlySpan)
        {
            return false;
        }

        return method.Parameters.All(IsSupported);
    }

    /// <summary>A message can carry the parameter.</summary>
    public static bool IsSupported(IParameterSymbol parameter)
    {
        WireKind wire = TypeReader.WireOf(parameter.Type);
        bool isSpanByReference = parameter.RefKind != RefKind.None
            && (wire is WireKind.Span or WireKind.ReadOnlySpan);
        return wire != WireKind.Unsupported && !isSpanByReference;
    }

    // Another for another contract of the namespace: those that share their name have the hash of all of it.
    private static string IdentifierOf(INamedTypeSymbol contract, Compilation compilation) =>
        contract.ContainingType is null && contract.TypeArguments.IsEmpty
            && ExternAliases.AliasOf(contract, compilation) is null
            ? contract.Name
            : contract.Name + "_" + Identifier.Hash(contract.ToSource(compilation));
}
