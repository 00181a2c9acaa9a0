// A thread's message buffer for tests.
using System.Runtime.InteropServices;

namespace CamkesNet.Tests.Messages;

/// <summary>Words that a test writes and reads as the two sides of a call do.</summary>
internal sealed unsafe class MessageBuffer : IDisposable
{
    private const byte OldContents = 0xEE;

    public MessageBuffer()
    {
        Words = (ulong*)NativeMemory.Alloc(MessageFormat.Capacity);
        new Span<byte>(Words, MessageFormat.Capacity).Fill(OldContents);
    }

    public ulong* Words { get; }

    public MessageContext Start() => new(0, Words);

    public void Dispose() => NativeMemory.Free(Words);
}
