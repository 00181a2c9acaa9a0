// A message that a thread sends or has received: the basis of generated proxies and dispatchers.
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CamkesNet.Abi;

namespace CamkesNet;

/// <summary>
/// A call or a reply: a label and words, of which the first four are passed in registers. Calls whose values are at
/// most four integers use <see cref="Word0"/> to <see cref="Word3"/> and access no other memory; others use a
/// <see cref="MessageWriter"/> and a <see cref="MessageReader"/> on the thread's message buffer.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential)]
public unsafe ref struct MessageContext
{
    /// <summary>
    /// The first field, so that the address of this struct is the address that the system call needs.
    /// </summary>
    internal Message Registers;

    /// <summary>The thread's buffer of 512 words; null in a message that uses only registers.</summary>
    internal ulong* Buffer;

    /// <summary>Starts a call whose values are all in registers.</summary>
    /// <param name="label">The method's number in its contract.</param>
    /// <param name="words">The number of words in use, 0 to 4.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public MessageContext(uint label, int words)
    {
        Registers = default;
        Registers.Tag = MessageTag.Make(label, words);
        Buffer = null;
    }

    internal MessageContext(uint label, ulong* buffer)
    {
        Registers = default;
        Registers.Tag = MessageTag.Make(label, 0);
        Buffer = buffer;
    }

    /// <summary>In a call, the method's number in its contract; in a reply, the status.</summary>
    public readonly uint Label => MessageTag.Label(Registers.Tag);

    /// <summary>The first word.</summary>
    public ulong Word0
    {
        readonly get => Registers.Word0;
        set => Registers.Word0 = value;
    }

    /// <summary>The second word.</summary>
    public ulong Word1
    {
        readonly get => Registers.Word1;
        set => Registers.Word1 = value;
    }

    /// <summary>The third word.</summary>
    public ulong Word2
    {
        readonly get => Registers.Word2;
        set => Registers.Word2 = value;
    }

    /// <summary>The fourth word.</summary>
    public ulong Word3
    {
        readonly get => Registers.Word3;
        set => Registers.Word3 = value;
    }

    /// <summary>Reads the message from its first value on. Its values must be read before anything is sent.</summary>
    public readonly MessageReader CreateReader()
    {
        // The first words arrived in registers: store them, so that the buffer holds the whole message.
        Buffer[0] = Registers.Word0;
        Buffer[1] = Registers.Word1;
        Buffer[2] = Registers.Word2;
        Buffer[3] = Registers.Word3;
        return new MessageReader((byte*)Buffer, MessageTag.Words(Registers.Tag));
    }

    /// <summary>Creates a writer for the values of a call or a reply.</summary>
    public readonly MessageWriter CreateWriter() => new((byte*)Buffer);

    /// <summary>Completes a call with the written values.</summary>
    /// <param name="writer">A writer from <see cref="CreateWriter"/>.</param>
    public void Complete(in MessageWriter writer) => Complete(Label, writer);

    /// <summary>Completes a call whose values are in registers, although its results are not.</summary>
    /// <param name="words">The number of words in use, 0 to 4.</param>
    public void Complete(int words) => Registers.Tag = MessageTag.Make(Label, words);

    /// <summary>Turns this message into the reply to the call, with the written values.</summary>
    /// <param name="writer">A writer from <see cref="CreateWriter"/>.</param>
    public void Reply(in MessageWriter writer) => Complete(ReplyLabel.Succeeded, writer);

    /// <summary>Turns this message into the reply to the call, with values in registers.</summary>
    /// <param name="words">The number of words in use, 0 to 4.</param>
    public void Reply(int words) => Registers.Tag = MessageTag.Make(ReplyLabel.Succeeded, words);

    /// <summary>Turns this message into the reply to a call of a method that the contract does not have.</summary>
    public void RefuseMethod() => ReplyFailure(
        "The contract has no method with this number: build client and server with the same contract.");

    /// <summary>Turns this message into the reply that the call failed.</summary>
    internal void ReplyFailure(string reason)
    {
        MessageWriter writer = CreateWriter();
        writer.WriteTextCut(reason);
        Complete(ReplyLabel.Failed, writer);
    }

    private void Complete(uint label, in MessageWriter writer)
    {
        int words = writer.Words;
        Registers.Tag = MessageTag.Make(label, words);
        Registers.Word0 = words > 0 ? Buffer[0] : 0;
        Registers.Word1 = words > 1 ? Buffer[1] : 0;
        Registers.Word2 = words > 2 ? Buffer[2] : 0;
        Registers.Word3 = words > 3 ? Buffer[3] : 0;
    }
}
