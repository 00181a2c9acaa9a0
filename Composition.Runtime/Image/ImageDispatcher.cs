// The dispatcher thread on the image.
using CamkesNet.Abi;

namespace CamkesNet.Image;

/// <summary>Serves calls at the component's endpoint, and the notification that is bound to the thread.</summary>
internal static unsafe class ImageDispatcher
{
    /// <summary>Never returns.</summary>
    public static void Run(Component component, ulong* buffer)
    {
        var message = new MessageContext(0, buffer);
        Message* registers = &message.Registers; // a local of this method, which never moves
        ulong received = SystemCalls.Receive(CapabilitySlot.Endpoint, registers);
        while (true)
        {
            if ((received & SystemCallResult.Notified) != 0)
            {
                component.InvokeHandleSignals(received & ~SystemCallResult.Notified);
                received = SystemCalls.Receive(CapabilitySlot.Endpoint, registers);
            }
            else
            {
                CallBadge badge = new(received);
                Serve(component, badge, ref message);
                received = SystemCalls.ReplyReceive(CapabilitySlot.Endpoint, registers);
            }
        }
    }

    /// <summary>Serves one call. An exception of the component becomes the reply.</summary>
    private static void Serve(Component component, CallBadge badge, ref MessageContext message)
    {
        try
        {
            component.InvokeDispatch(badge.Port, badge.Client, ref message);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // No memory is ever freed, so a component that has used all of it cannot recover: stop it.
            message.ReplyFailure(exception.Message);
        }
    }
}
