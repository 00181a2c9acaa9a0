// [Component]: a class that can be instantiated in an assembly.
namespace CamkesNet;

/// <summary>
/// Marks a partial class derived from <see cref="Component"/> (or from <see cref="VirtualMachines"/>) as a component
/// type. Its ports and attributes are its partial properties, implemented by generated code.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ComponentAttribute : Attribute
{
    /// <summary>
    /// The component works for others only, as a server or a driver: what it waits for does not keep the machine on. The
    /// machine ends when all other components are finished or stopped: their Run has returned, and nothing can call or
    /// signal them. Virtual machines are finished when their guests have powered off. False unless set.
    /// </summary>
    public bool IsBackground { get; set; }
}
