// What the generator writes for servers of IEcho.
namespace CamkesNet.Tests.HandWritten;

internal static class EchoDispatcher
{
    internal static void Dispatch(IEcho target, ref MessageContext message)
    {
        switch (message.Label)
        {
            case 0:
            {
                target.Ping();
                message.Reply(words: 0);
                break;
            }

            case 1:
            {
                int result = target.Add(unchecked((int)message.Word0), unchecked((int)message.Word1));
                message.Word0 = unchecked((ulong)result);
                message.Reply(words: 1);
                break;
            }

            case 2:
            {
                MessageReader reader = message.CreateReader();
                string name = reader.ReadText();
                string result = target.Greet(name);
                MessageWriter writer = message.CreateWriter();
                writer.WriteText(result);
                message.Reply(writer);
                break;
            }

            case 3:
            {
                MessageReader reader = message.CreateReader();
                Span<int> values = stackalloc int[reader.PeekCount<int>()];
                reader.ReadElements(values);
                target.Sum(values, out long total);
                message.Word0 = unchecked((ulong)total);
                message.Reply(words: 1);
                break;
            }

            case 4:
            {
                MessageReader reader = message.CreateReader();
                Span<byte> values = stackalloc byte[reader.PeekCount<byte>()];
                reader.ReadElements(values);
                target.Reverse(values);
                MessageWriter writer = message.CreateWriter();
                writer.WriteElements<byte>(values);
                message.Reply(writer);
                break;
            }

            case 5:
            {
                MessageReader reader = message.CreateReader();
                Point point = reader.ReadValue<Point>();
                Point mirrored = reader.ReadValue<Point>();
                var axis = unchecked((Axis)reader.ReadWord());
                bool result = target.TryMirror(in point, ref mirrored, axis);
                MessageWriter writer = message.CreateWriter();
                writer.WriteWord(result ? 1UL : 0UL);
                writer.WriteValue(mirrored);
                message.Reply(writer);
                break;
            }

            case 6:
            {
                int[] result = target.Repeat(unchecked((int)message.Word0), unchecked((int)message.Word1));
                MessageWriter writer = message.CreateWriter();
                writer.WriteElements<int>(result);
                message.Reply(writer);
                break;
            }

            case 7:
            {
                MessageReader reader = message.CreateReader();
                string text = reader.ReadText();
                target.Throw(text);
                message.Reply(words: 0);
                break;
            }

            case 8:
            {
                int result = target.WhoCalls();
                message.Word0 = unchecked((ulong)result);
                message.Reply(words: 1);
                break;
            }

            default:
                message.RefuseMethod();
                break;
        }
    }
}
