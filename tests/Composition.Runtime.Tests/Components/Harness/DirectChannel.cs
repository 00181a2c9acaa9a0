// A channel that serves calls on the caller's thread.
using System.Runtime.InteropServices;
using CamkesNet.Abi;

namespace CamkesNet.Tests.Components;

/// <summary>Copies the message into the server's buffer and the reply back, as the kernel does.</summary>
internal sealed unsafe class DirectChannel(Component server, int port, int client) : RpcChannel
{
    private readonly ulong* serverBuffer = (ulong*)NativeMemory.AllocZeroed(MessageFormat.Capacity);

    ~DirectChannel()
    {
        NativeMemory.Free(serverBuffer);
        NativeMemory.Free(Buffer);
    }

    internal override ulong* Buffer { get; } = (ulong*)NativeMemory.AllocZeroed(MessageFormat.Capacity);

    internal override bool TryCall(ref MessageContext message)
    {
        var call = new MessageContext(0, serverBuffer) { Registers = message.Registers };
        Copy(Buffer, serverBuffer, message.Registers.Tag);
        try
        {
            server.InvokeDispatch(port, client, ref call);
        }
        catch (Exception exception)
        {
            call.ReplyFailure(exception.Message);
        }

        Copy(serverBuffer, Buffer, call.Registers.Tag);
        message.Registers = call.Registers;
        return true;
    }

    private static void Copy(ulong* from, ulong* to, ulong tag)
    {
        for (int i = MessageTag.RegisterWords; i < MessageTag.Words(tag); i++)
        {
            to[i] = from[i];
        }
    }
}
