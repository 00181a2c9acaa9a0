// The base of classes that configure virtual machines.
namespace CamkesNet;

/// <summary>
/// A component that consists of virtual machines: each <see cref="VmConfigurationAttribute"/> on the derived class
/// declares one. An instance of it adds the monitors <c>Init0</c>… with their instances <c>vm0</c>…, the servers that
/// they share, and all their connections.
/// </summary>
public abstract class VirtualMachines : Composition;
