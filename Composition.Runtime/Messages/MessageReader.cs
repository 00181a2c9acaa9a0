// Reads values from a message.
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using CamkesNet.Abi;

namespace CamkesNet;

/// <summary>
/// Reads values one after the other from a thread's message buffer. The message comes from another component, which
/// may be hostile: every length is checked against the rest of the message.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe ref struct MessageReader
{
    private readonly byte* start;
    private readonly int length;
    private int position;

    /// <summary>Reads from a buffer of <see cref="MessageFormat.Capacity"/> bytes.</summary>
    internal MessageReader(byte* start, int words)
    {
        this.start = start;
        length = Math.Min(words, MessageTag.MaximumWords) * MessageFormat.WordSize;
        position = 0;
    }

    private readonly int Remaining => length - position;

    /// <summary>Reads an integer, a bool or an enum's number.</summary>
    /// <exception cref="MalformedMessageException">The message ends before the value does.</exception>
    public ulong ReadWord() => Unsafe.ReadUnaligned<ulong>(ref MemoryMarshal.GetReference(Take(sizeof(ulong))));

    /// <summary>Reads and allocates a string. Invalid UTF-8 becomes U+FFFD.</summary>
    /// <exception cref="MalformedMessageException">The message ends before the value does.</exception>
    public string ReadText() => Encoding.UTF8.GetString(Take(ReadCount(1)));

    /// <summary>Reads a string or null.</summary>
    /// <exception cref="MalformedMessageException">The message ends before the value does.</exception>
    public string? ReadOptionalText() => TakeNull() ? null : ReadText();

    /// <summary>Reads elements into a new array, or null.</summary>
    /// <exception cref="MalformedMessageException">The message ends before the value does.</exception>
    public T[]? ReadOptionalArray<T>() where T : unmanaged => TakeNull() ? null : ReadArray<T>();

    /// <summary>Reads the bytes of an unmanaged value.</summary>
    /// <exception cref="MalformedMessageException">The message ends before the value does.</exception>
    public T ReadValue<T>() where T : unmanaged =>
        Unsafe.ReadUnaligned<T>(ref MemoryMarshal.GetReference(Take(sizeof(T))));

    /// <summary>Returns the number of elements that follow, without reading them.</summary>
    /// <returns>The number, which the rest of the message is long enough for.</returns>
    /// <exception cref="MalformedMessageException">The message ends before the value does.</exception>
    public int PeekCount<T>() where T : unmanaged
    {
        int position = this.position;
        int count = ReadCount(sizeof(T));
        this.position = position;
        return count;
    }

    /// <summary>Reads elements.</summary>
    /// <param name="destination">Receives the elements; its length must equal their number.</param>
    /// <exception cref="MalformedMessageException">
    /// The message ends before the elements do, or contains another number of elements.
    /// </exception>
    public void ReadElements<T>(scoped Span<T> destination) where T : unmanaged
    {
        int count = ReadCount(sizeof(T));
        if (count != destination.Length)
        {
            throw new MalformedMessageException();
        }

        Take(count * sizeof(T)).CopyTo(MemoryMarshal.AsBytes(destination));
    }

    /// <summary>Reads elements into a new array.</summary>
    /// <exception cref="MalformedMessageException">The message ends before the value does.</exception>
    public T[] ReadArray<T>() where T : unmanaged
    {
        var array = new T[PeekCount<T>()];
        ReadElements<T>(array);
        return array;
    }

    private bool TakeNull()
    {
        int place = position;
        if (ReadWord() == MessageFormat.Null)
        {
            return true;
        }

        position = place;
        return false;
    }

    private int ReadCount(int elementSize)
    {
        ulong count = ReadWord();
        if (count > (ulong)(Remaining / elementSize))
        {
            throw new MalformedMessageException();
        }

        return (int)count;
    }

    private Span<byte> Take(int length)
    {
        // Sound: the value is within the part of the buffer that holds the message. A message is a whole number of
        // words, so the padding of a value within it is within it too.
        if (length > Remaining)
        {
            throw new MalformedMessageException();
        }

        byte* place = start + position;
        position += MessageFormat.Padded(length);
        return new Span<byte>(place, length);
    }
}
