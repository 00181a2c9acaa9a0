// A component type, as declared.
using CamkesNet.Generators.Helpers;

namespace CamkesNet.Generators.Models;

/// <summary>A component type, software or hardware.</summary>
/// <param name="FullName">Namespace and name.</param>
/// <param name="AssemblyName">The assembly that holds its code.</param>
/// <param name="IsBackground">It works for others only, and does not keep the machine on.</param>
/// <param name="IsPublic">Other assemblies can see it.</param>
/// <param name="IsPartial">Glue can be added to it.</param>
/// <param name="FieldPrefix">How the names of generated fields begin.</param>
internal sealed record ComponentModel(
    string Namespace,
    string Name,
    string FullName,
    string AssemblyName,
    bool IsHardware,
    bool IsBackground,
    bool IsPublic,
    bool IsPartial,
    bool IsAbstract,
    EquatableArray<PortModel> Ports,
    EquatableArray<AttributeModel> Attributes,
    EquatableArray<ContractModel> Contracts,
    string FieldPrefix)
{
    /// <summary>How the names of generated fields begin, if no member of the user's begins so.</summary>
    public const string DefaultFieldPrefix = "_glue";

    /// <summary>By which compositions find it.</summary>
    public string Key => KeyOf(FullName, AssemblyName);

    /// <summary>The key of a type: two assemblies may have types of one name.</summary>
    public static string KeyOf(string fullName, string assembly) => fullName + "@" + assembly;

    /// <summary>The model without what only glue needs, for compositions: it changes less often.</summary>
    public ComponentModel WithoutGlue() => this with { Contracts = default, FieldPrefix = string.Empty };

    /// <summary>The component has a thread that serves calls and runs handlers.</summary>
    public bool HasDispatcher => Ports.Any(port => port.Type.Contract == ContractRole.Served || port.Handler is not null);

    /// <summary>The component runs a guest.</summary>
    public bool HasVcpu => Ports.Any(port => port.Type.OwnPart == Abi.PartKind.Vcpu);

    /// <summary>The index of the port of this name, or -1.</summary>
    public int IndexOfPort(string name)
    {
        for (int i = 0; i < Ports.Count; i++)
        {
            if (Ports[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
