// What does not fit is refused at the sender.
namespace CamkesNet.Tests.Messages;

[TestFixture]
internal sealed class MessageLimitTests
{
    [Test]
    public void A_message_of_exactly_512_words_is_allowed()
    {
        using var buffer = new MessageBuffer();
        MessageContext message = buffer.Start();
        MessageWriter writer = message.CreateWriter();
        writer.WriteElements<byte>(new byte[MessageFormat.Capacity - MessageFormat.WordSize]);
        message.Complete(writer);
        Assert.That(message.CreateReader().ReadArray<byte>(), Has.Length.EqualTo(4088));
    }

    [Test]
    public void One_byte_more_is_refused() =>
        Assert.That(() => WriteBytes(MessageFormat.Capacity - MessageFormat.WordSize + 1), Throws
            .InstanceOf<MessageTooLongException>());

    [Test]
    public void A_run_of_elements_whose_size_would_overflow_is_refused()
    {
        ulong[] elements = new ulong[(1 << 28) + 1]; // times 8 is 8 more than 2^31
        Assert.That(() => WriteElements(elements), Throws.InstanceOf<MessageTooLongException>());
    }

    [Test]
    public void A_text_that_is_too_long_is_refused() =>
        Assert.That(() => WriteText(new string('ä', 2050)), Throws.InstanceOf<MessageTooLongException>());

    [Test]
    public void The_513th_word_is_refused() =>
        Assert.That(() => WriteWords(513), Throws.InstanceOf<MessageTooLongException>());

    [Test]
    public void A_text_that_is_null_is_refused() =>
        Assert.That(() => WriteText(null!), Throws.InstanceOf<ArgumentNullException>());

    [Test]
    public void The_report_of_a_failure_always_fits()
    {
        using var buffer = new MessageBuffer();
        MessageContext message = buffer.Start();
        message.ReplyFailure(new string('\uFFFD', 100_000));
        Assert.That(message.Label, Is.EqualTo(ReplyLabel.Failed));
        Assert.That(message.CreateReader().ReadText(), Is.EqualTo(new string('\uFFFD', 256)));
    }

    private static void WriteBytes(int count) => WriteElements(new byte[count]);

    private static void WriteElements<T>(T[] elements) where T : unmanaged
    {
        using var buffer = new MessageBuffer();
        buffer.Start().CreateWriter().WriteElements<T>(elements);
    }

    private static void WriteText(string text)
    {
        using var buffer = new MessageBuffer();
        buffer.Start().CreateWriter().WriteText(text);
    }

    private static void WriteWords(int count)
    {
        using var buffer = new MessageBuffer();
        MessageWriter writer = buffer.Start().CreateWriter();
        for (int i = 0; i < count; i++)
        {
            writer.WriteWord(0);
        }
    }
}
