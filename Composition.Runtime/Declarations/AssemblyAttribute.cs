// [Assembly]: a class that describes a whole system.
namespace CamkesNet;

/// <summary>
/// Marks a partial class derived from <see cref="Composition"/> as an assembly: a complete system of instances and
/// connections, from which one image is built.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AssemblyAttribute : Attribute;
