// Attributes of whole assemblies, and of types that other assemblies forward.
namespace System.Runtime.CompilerServices;

public sealed class CompilationRelaxationsAttribute(int relaxations) : Attribute
{
    public int CompilationRelaxations => relaxations;
}

public sealed class RuntimeCompatibilityAttribute : Attribute
{
    public bool WrapNonExceptionThrows { get; set; }
}

[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class InternalsVisibleToAttribute(string assemblyName) : Attribute
{
    public string AssemblyName => assemblyName;
}

[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class TypeForwardedToAttribute(Type destination) : Attribute
{
    public Type Destination => destination;
}

public sealed class TypeForwardedFromAttribute(string assemblyFullName) : Attribute
{
    public string AssemblyFullName => assemblyFullName;
}

public sealed class ReferenceAssemblyAttribute : Attribute;
