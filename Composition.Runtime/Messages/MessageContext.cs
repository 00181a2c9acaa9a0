// A message in a thread's hands: the heart of generated proxies and dispatchers.
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CamkesNet.Abi;

namespace CamkesNet;

/// <summary>
/// A call or a reply: a label, and words, of which the first four travel in registers. Calls whose values are at most
/// four integers use <see cref="Word0"/> to <see cref="Word3"/> and touch no memory but this; others go through a
/// <see cref="MessageWriter"/> and a <see cref="MessageReader"/> over the thread's message buffer.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Sequential)]
public unsafe ref struct MessageContext
{
    /// <summary>First, so that the address of this is the address that the system call stub takes.</summary>
    internal Message Registers;

    /// <summary>The thread's buffer of 512 words; null in a message that uses registers only.</summary>
    internal ulong* Buffer;

    /// <summary>Starts a call whose values are all in registers.</summary>
    /// <param name="label">The method's number in its contract.</param>
    /// <param name="words">How many of the words are used, 0 to 4.</param>
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

    /// <summary>In a call the method's number in its contract, in a reply its status.</summary>
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
        // The first words came in registers: with them the buffer holds the whole message in one piece.
        Buffer[0] = Registers.Word0;
        Buffer[1] = Registers.Word1;
        Buffer[2] = Registers.Word2;
        Buffer[3] = Registers.Word3;
        return new MessageReader((byte*)Buffer, MessageTag.Words(Registers.Tag));
    }

    /// <summary>Begins to write the values of a call or a reply.</summary>
    public readonly MessageWriter CreateWriter() => new((byte*)Buffer);

    /// <summary>Takes over the values of a call.</summary>
    /// <param name="writer">From <see cref="CreateWriter"/>.</param>
    public void Complete(in MessageWriter writer) => Complete(Label, writer);

    /// <summary>Takes over the values of a call whose values are in registers, though its results are not.</summary>
    /// <param name="words">How many of the words are used, 0 to 4.</param>
    public void Complete(int words) => Registers.Tag = MessageTag.Make(Label, words);

    /// <summary>Makes this the reply to the call, with the written values.</summary>
    /// <param name="writer">From <see cref="CreateWriter"/>.</param>
    public void Reply(in MessageWriter writer) => Complete(ReplyLabel.Succeeded, writer);

    /// <summary>Makes this the reply to the call, with values in registers.</summary>
    /// <param name="words">How many of the words are used, 0 to 4.</param>
    public void Reply(int words) => Registers.Tag = MessageTag.Make(ReplyLabel.Succeeded, words);

    /// <summary>Makes this the reply to a call of a method that the contract does not have.</summary>
    public void RefuseMethod() => ReplyFailure("The contract has no method of this number.");

    /// <summary>Makes this the reply that the call failed.</summary>
    internal void ReplyFailure(string reason)
    {
        var writer = CreateWriter();
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
