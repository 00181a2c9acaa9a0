// Runs a component on the image: the entry of its threads.
using System.Runtime;
using CamkesNet.Abi;

namespace CamkesNet.Image;

/// <summary>
/// Thread 0, the control thread, constructs the component, initialises it and runs its program. It starts the others,
/// which serve calls and handle events.
/// </summary>
internal static unsafe class ComponentHost
{
    public const uint ControlThread = 0;

    private static Component? component;

    /// <summary>The method that every thread's entry stub calls.</summary>
    /// <param name="threadIndex">The thread's number in its component.</param>
    [RuntimeExport("ComponentThreadStart")]
    private static void StartThread(ulong threadIndex)
    {
        ThreadBlock* block = NativeMethods.PlatformThread();
        block->ManagedThreadId = (int)threadIndex + 1;
        if (threadIndex == ControlThread)
        {
            RunControlThread();
        }
        else
        {
            ImageDispatcher.Run(component!, ThreadBlock.MessageBuffer(block));
        }
    }

    private static void RunControlThread()
    {
        NativeMethods.RuntimeInitialize();
        Component component = NativeMethods.ComponentCreate();
        component.InvokeBind(new ImageBinder());
        component.InvokeInitialize();
        ComponentHost.component = component;
        for (uint thread = ControlThread + 1; thread < StartupPage.Info.ThreadCount; thread++)
        {
            SystemCalls.StartThread(CapabilitySlot.Thread(thread));
        }

        component.InvokeRun();
        while (true)
        {
            SystemCalls.WaitAfterEnd(CapabilitySlot.Notification(ControlThread), component.HasFailed);
        }
    }
}
