// What is written into a message is read out of it.
using CamkesNet.Tests.Compositions;

namespace CamkesNet.Tests.Messages;

[TestFixture]
internal sealed class MessageRoundTripTests
{
    [Test]
    public void Integers_keep_their_values_and_signs([Values(0L, 1L, -1L, long.MinValue, long.MaxValue)] long value)
    {
        using var buffer = new MessageBuffer();
        MessageContext message = buffer.Start();
        MessageWriter writer = message.CreateWriter();
        writer.WriteWord(unchecked((ulong)value));
        writer.WriteWord(unchecked((ulong)(int)value));
        message.Complete(writer);
        MessageReader reader = message.CreateReader();
        Assert.That(unchecked((long)reader.ReadWord()), Is.EqualTo(value));
        Assert.That(unchecked((int)reader.ReadWord()), Is.EqualTo((int)value));
    }

    [Test]
    public void Texts_of_any_script_keep_their_characters(
        [Values("", "a", "1234567", "12345678", "Grüße", "日本語", "\U0001F600 and \U0001F680")] string text)
    {
        using var buffer = new MessageBuffer();
        MessageContext message = buffer.Start();
        MessageWriter writer = message.CreateWriter();
        writer.WriteText(text);
        writer.WriteText(text);
        message.Complete(writer);
        MessageReader reader = message.CreateReader();
        Assert.That(reader.ReadText(), Is.EqualTo(text));
        Assert.That(reader.ReadText(), Is.EqualTo(text));
    }

    [Test]
    public void Random_sequences_of_values_come_out_as_they_went_in([NUnit.Framework.Range(0, 49)] int seed)
    {
        using var buffer = new MessageBuffer();
        var random = new Random(seed);
        int count = random.Next(1, 12);
        MessageContext message = buffer.Start();
        MessageWriter writer = message.CreateWriter();
        for (int i = 0; i < count; i++)
        {
            Write(ref writer, new Random(seed + i), random.Next(5));
        }

        message.Complete(writer);
        random = new Random(seed);
        _ = random.Next(1, 12);
        MessageReader reader = message.CreateReader();
        for (int i = 0; i < count; i++)
        {
            Check(ref reader, new Random(seed + i), random.Next(5));
        }
    }

    [Test]
    public void The_first_four_words_travel_in_registers()
    {
        using var buffer = new MessageBuffer();
        MessageContext message = buffer.Start();
        MessageWriter writer = message.CreateWriter();
        for (ulong i = 1; i <= 5; i++)
        {
            writer.WriteWord(i);
        }

        message.Complete(writer);
        ulong[] words = [message.Word0, message.Word1, message.Word2, message.Word3];
        Assert.That(words, Is.EqualTo(new ulong[] { 1, 2, 3, 4 }));
        Assert.That(Abi.MessageTag.Words(message.Registers.Tag), Is.EqualTo(5));
    }

    [Test]
    public void Nothing_of_older_messages_travels_in_padding_and_unused_registers()
    {
        using var buffer = new MessageBuffer();
        MessageContext message = buffer.Start();
        MessageWriter writer = message.CreateWriter();
        writer.WriteElements<byte>([1]);
        message.Complete(writer);
        ulong[] words = [message.Word0, message.Word1, message.Word2, message.Word3];
        Assert.That(words, Is.EqualTo(new ulong[] { 1, 1, 0, 0 }));
    }

    private static void Write(ref MessageWriter writer, Random random, int kind)
    {
        switch (kind)
        {
            case 0:
                writer.WriteWord(unchecked((ulong)random.NextInt64()));
                break;
            case 1:
                writer.WriteText(Text(random));
                break;
            case 2:
                writer.WriteValue(new Point(random.Next(), random.Next(), (byte)random.Next()));
                break;
            case 3:
                writer.WriteElements<byte>(Bytes(random));
                break;
            default:
                writer.WriteElements<Point>([new Point(random.Next(), 2, 3), new Point(4, 5, 6)]);
                break;
        }
    }

    private static void Check(ref MessageReader reader, Random random, int kind)
    {
        switch (kind)
        {
            case 0:
                Assert.That(reader.ReadWord(), Is.EqualTo(unchecked((ulong)random.NextInt64())));
                break;
            case 1:
                Assert.That(reader.ReadText(), Is.EqualTo(Text(random)));
                break;
            case 2:
                var point = new Point(random.Next(), random.Next(), (byte)random.Next());
                Assert.That(reader.ReadValue<Point>(), Is.EqualTo(point));
                break;
            case 3:
                byte[] expected = Bytes(random);
                byte[] bytes = new byte[reader.PeekCount<byte>()];
                reader.ReadElements<byte>(bytes);
                Assert.That(bytes, Is.EqualTo(expected));
                break;
            default:
                Point[] points = [new Point(random.Next(), 2, 3), new Point(4, 5, 6)];
                Assert.That(reader.ReadArray<Point>(), Is.EqualTo(points));
                break;
        }
    }

    private static string Text(Random random)
    {
        char[] characters = new char[random.Next(60)];
        for (int i = 0; i < characters.Length; i++)
        {
            characters[i] = (char)random.Next(1, 0xD800);
        }

        return new string(characters);
    }

    private static byte[] Bytes(Random random)
    {
        byte[] bytes = new byte[random.Next(100)];
        random.NextBytes(bytes);
        return bytes;
    }
}
