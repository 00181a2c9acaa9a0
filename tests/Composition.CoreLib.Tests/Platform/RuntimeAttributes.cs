// ilc finds these attributes by their full names; the net10.0 reference assemblies do not have them.
namespace System.Runtime;

/// <summary>The method is a machine-code stub, called with the System V calling convention.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RuntimeImportAttribute(string library, string entryPoint) : Attribute
{
    public string Library { get; } = library;

    public string EntryPoint { get; } = entryPoint;
}

/// <summary>The method can be called by machine-code stubs under the given name.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RuntimeExportAttribute(string entryPoint) : Attribute
{
    public string EntryPoint { get; } = entryPoint;
}
