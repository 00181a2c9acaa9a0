// ilc looks this interface up by name; no type of an image casts dynamically, so nothing here calls it.
namespace System.Runtime.InteropServices;

public interface IDynamicInterfaceCastable
{
    bool IsInterfaceImplemented(RuntimeTypeHandle interfaceType, bool throwIfNotImplemented);

    RuntimeTypeHandle GetInterfaceImplementation(RuntimeTypeHandle interfaceType);

    /// <summary>The name under which ilc expects the implementation's look-up.</summary>
    internal RuntimeTypeHandle GetDynamicInterfaceImplementation(RuntimeTypeHandle interfaceType) =>
        GetInterfaceImplementation(interfaceType);
}
