// Messages that a hostile component could send.
using CamkesNet.Abi;
using CamkesNet.Tests.Compositions;

namespace CamkesNet.Tests.Messages;

[TestFixture]
internal sealed unsafe class HostileMessageTests
{
    private static readonly ulong[] lengths =
        [9, 505, 4096, int.MaxValue, 1UL << 31, 1UL << 32, (1UL << 61) + 1, 1UL << 63, ulong.MaxValue];

    [TestCaseSource(nameof(lengths))]
    public void A_text_longer_than_its_message_is_refused(ulong length) =>
        Assert.That(() => Read(length, 2, (ref reader) => reader.ReadText()), Refused());

    [TestCaseSource(nameof(lengths))]
    public void More_elements_than_the_message_has_are_refused(ulong length)
    {
        Assert.That(() => Read(length, 2, (ref reader) => reader.ReadArray<byte>()), Refused());
        Assert.That(() => Read(length, 2, (ref reader) => reader.PeekCount<ulong>()), Refused());
        Assert.That(() => Read(length, 2, (ref reader) => reader.ReadArray<Point>()), Refused());
    }

    [Test]
    public void Another_number_of_elements_than_is_expected_is_refused([Values(0UL, 1UL, 3UL)] ulong length) =>
        Assert.That(() => Read(length, 4, (ref reader) => reader.ReadElements(new ulong[2])), Refused());

    [Test]
    public void An_empty_message_has_no_values()
    {
        Assert.That(() => Read(1, 0, (ref reader) => reader.ReadWord()), Refused());
        Assert.That(() => Read(1, 0, (ref reader) => reader.ReadText()), Refused());
        Assert.That(() => Read(1, 1, (ref reader) => reader.ReadValue<Point>()), Refused());
    }

    [Test]
    public void A_length_in_the_tag_beyond_the_buffer_does_not_let_anyone_read_beyond_it() =>
        Assert.That(() => Read(4090, 0xFFFF, (ref reader) => reader.ReadArray<byte>()), Refused());

    [Test]
    public void Bytes_that_are_not_UTF8_become_replacement_characters()
    {
        using var buffer = new MessageBuffer();
        MessageContext message = buffer.Start();
        message.Word0 = 3;
        message.Word1 = 0xFF_C0_41;
        message.Complete(words: 2);
        Assert.That(message.CreateReader().ReadText(), Is.EqualTo("A\uFFFD\uFFFD"));
    }

    [Test]
    public void Random_words_never_make_a_dispatcher_do_anything_but_answer([NUnit.Framework.Range(0, 199)] int seed)
    {
        using var buffer = new MessageBuffer();
        var random = new Random(seed);
        for (int i = 0; i < MessageTag.MaximumWords; i++)
        {
            buffer.Words[i] = random.Next(3) == 0 ? (ulong)random.Next(20) : unchecked((ulong)random.NextInt64());
        }

        MessageContext message = buffer.Start();
        message.Word0 = (ulong)random.Next(600);
        message.Word1 = (ulong)random.Next(20);
        message.Registers.Tag = MessageTag.Make((uint)random.Next(12), random.Next(520));
        var server = new EchoServer();
        try
        {
            server.InvokeDispatch(random.Next(3), 0, ref message);
        }
        catch (Exception exception) when (exception is MalformedMessageException or InvalidOperationException
            or MessageTooLongException)
        {
            message.ReplyFailure(exception.Message);
        }

        Assert.That(message.Label, Is.AnyOf(ReplyLabel.Succeeded, ReplyLabel.Failed));
        Assert.That(MessageTag.Words(message.Registers.Tag), Is.LessThanOrEqualTo(MessageTag.MaximumWords));
    }

    private delegate void ReadStep(ref MessageReader reader);

    private static NUnit.Framework.Constraints.IResolveConstraint Refused() =>
        Throws.InstanceOf<MalformedMessageException>();

    private static void Read(ulong firstWord, int words, ReadStep step)
    {
        using var buffer = new MessageBuffer();
        MessageContext message = buffer.Start();
        message.Word0 = firstWord;
        message.Complete(words);
        MessageReader reader = message.CreateReader();
        step(ref reader);
    }
}
