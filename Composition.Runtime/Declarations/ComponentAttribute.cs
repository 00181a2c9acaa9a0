// [Component]: a class that can be instantiated in an assembly.
namespace CamkesNet;

/// <summary>
/// Marks a partial class derived from <see cref="Component"/> (or from <see cref="VirtualMachines"/>) as a component
/// type. Its ports and attributes are its partial properties, implemented by generated code.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ComponentAttribute : Attribute;
