// What the generator writes for clients of IEcho.
namespace CamkesNet.Tests.HandWritten;

internal sealed class EchoProxy : RpcProxy, IEcho
{
    void IEcho.Ping()
    {
        MessageContext message = new(label: 0, words: 0);
        Invoke(ref message);
    }

    int IEcho.Add(int left, int right)
    {
        MessageContext message = new(label: 1, words: 2);
        message.Word0 = unchecked((ulong)left);
        message.Word1 = unchecked((ulong)right);
        Invoke(ref message);
        return unchecked((int)message.Word0);
    }

    string IEcho.Greet(string name)
    {
        MessageContext message = CreateMessage(label: 2);
        MessageWriter writer = message.CreateWriter();
        writer.WriteText(name);
        message.Complete(writer);
        Invoke(ref message);
        MessageReader reader = message.CreateReader();
        return reader.ReadText();
    }

    void IEcho.Sum(ReadOnlySpan<int> values, out long total)
    {
        MessageContext message = CreateMessage(label: 3);
        MessageWriter writer = message.CreateWriter();
        writer.WriteElements(values);
        message.Complete(writer);
        Invoke(ref message);
        total = unchecked((long)message.Word0);
    }

    void IEcho.Reverse(Span<byte> values)
    {
        MessageContext message = CreateMessage(label: 4);
        MessageWriter writer = message.CreateWriter();
        writer.WriteElements<byte>(values);
        message.Complete(writer);
        Invoke(ref message);
        MessageReader reader = message.CreateReader();
        reader.ReadElements(values);
    }

    bool IEcho.TryMirror(in Point point, ref Point mirrored, Axis axis)
    {
        MessageContext message = CreateMessage(label: 5);
        MessageWriter writer = message.CreateWriter();
        writer.WriteValue(point);
        writer.WriteValue(mirrored);
        writer.WriteWord(unchecked((ulong)axis));
        message.Complete(writer);
        Invoke(ref message);
        MessageReader reader = message.CreateReader();
        bool result = reader.ReadWord() != 0;
        mirrored = reader.ReadValue<Point>();
        return result;
    }

    int[] IEcho.Repeat(int value, int count)
    {
        MessageContext message = CreateMessage(label: 6);
        message.Word0 = unchecked((ulong)value);
        message.Word1 = unchecked((ulong)count);
        message.Complete(words: 2);
        Invoke(ref message);
        MessageReader reader = message.CreateReader();
        return reader.ReadArray<int>();
    }

    void IEcho.Throw(string message1)
    {
        MessageContext message = CreateMessage(label: 7);
        MessageWriter writer = message.CreateWriter();
        writer.WriteText(message1);
        message.Complete(writer);
        Invoke(ref message);
    }

    int IEcho.WhoCalls()
    {
        MessageContext message = new(label: 8, words: 0);
        Invoke(ref message);
        return unchecked((int)message.Word0);
    }
}
