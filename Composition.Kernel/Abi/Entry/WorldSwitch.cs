// The operands of the world switch stub (Composition.Build/Stubs/KernelVirtualizationStubs.cs).
using System.Runtime.InteropServices;

namespace CamkesNet.Abi;

/// <summary>What the stub needs between the two worlds: 8 bytes a field.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct WorldSwitch
{
    /// <summary>Physical address of the guest's control block.</summary>
    public ulong ControlBlock;

    /// <summary>Physical address of the page for the host state that VMRUN does not keep (VMSAVE form).</summary>
    public ulong HostState;

    /// <summary>
    /// The general registers in the state page. They need no check, so the stub loads and stores them in place; RAX
    /// and RSP pass through the control block.
    /// </summary>
    public ulong* Registers;

    /// <summary>The guest's FPU state: XSAVE area, or FXSAVE area without XSAVE.</summary>
    public void* GuestFloatingPoint;

    /// <summary>An FPU image in the initial state, loaded after the guest was left.</summary>
    public void* InitialFloatingPoint;

    /// <summary>State components that XSAVE keeps (EDX:EAX); 0 without XSAVE.</summary>
    public ulong SavedComponents;

    /// <summary>The guest's XCR0.</summary>
    public ulong GuestXcr0;

    /// <summary>The host's XCR0: every component that this kernel enables.</summary>
    public ulong HostXcr0;
}
