// A Uses port on the image.
using System.Runtime.CompilerServices;
using CamkesNet.Abi;

namespace CamkesNet.Image;

/// <summary>An endpoint capability.</summary>
internal sealed unsafe class ImageChannel(ulong slot) : RpcChannel
{
    internal override ulong* Buffer => ThreadBlock.MessageBuffer(NativeMethods.PlatformThread());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal override bool TryCall(ref MessageContext message)
    {
        // Sound: a ref struct lives on the stack, so its address stays the same during the call.
        var registers = (Message*)Unsafe.AsPointer(ref message.Registers);
        return SystemCalls.Call(slot, registers) == CallStatus.Replied;
    }
}
