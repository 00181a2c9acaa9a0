// Writes values to a message.
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace CamkesNet;

/// <summary>Writes values one after the other into a thread's message buffer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe ref struct MessageWriter
{
    private readonly byte* start;
    private int position;

    /// <summary>Writes into a buffer of <see cref="MessageFormat.Capacity"/> bytes.</summary>
    internal MessageWriter(byte* start)
    {
        this.start = start;
        position = 0;
    }

    /// <summary>Words written.</summary>
    internal readonly int Words => position / MessageFormat.WordSize;

    /// <summary>Writes an integer, sign- or zero-extended, or a bool as 0 or 1, or an enum's number.</summary>
    /// <exception cref="MessageTooLongException">The value does not fit.</exception>
    public void WriteWord(ulong value) => Unsafe.As<byte, ulong>(ref Reserve(sizeof(ulong))[0]) = value;

    /// <summary>Writes a string.</summary>
    /// <exception cref="MessageTooLongException">The value does not fit.</exception>
    /// <exception cref="ArgumentNullException">The string is null.</exception>
    public void WriteText(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        int length = Encoding.UTF8.GetByteCount(value);
        WriteWord((ulong)length);
        Encoding.UTF8.GetBytes(value, Reserve(length));
    }

    /// <summary>Writes a string or null.</summary>
    /// <exception cref="MessageTooLongException">The value does not fit.</exception>
    public void WriteOptionalText(string? value)
    {
        if (value is null)
        {
            WriteWord(MessageFormat.Null);
        }
        else
        {
            WriteText(value);
        }
    }

    /// <summary>Writes an array or null.</summary>
    /// <exception cref="MessageTooLongException">The elements do not fit.</exception>
    public void WriteOptionalElements<T>(T[]? elements) where T : unmanaged
    {
        if (elements is null)
        {
            WriteWord(MessageFormat.Null);
        }
        else
        {
            WriteElements<T>(elements);
        }
    }

    /// <summary>Writes the bytes of an unmanaged value.</summary>
    /// <exception cref="MessageTooLongException">The value does not fit.</exception>
    public void WriteValue<T>(in T value) where T : unmanaged =>
        Unsafe.WriteUnaligned(ref MemoryMarshal.GetReference(Reserve(sizeof(T))), value);

    /// <summary>Writes the number of elements, and the elements.</summary>
    /// <exception cref="MessageTooLongException">The elements do not fit.</exception>
    public void WriteElements<T>(scoped ReadOnlySpan<T> elements) where T : unmanaged
    {
        WriteWord((ulong)elements.Length);
        if ((ulong)elements.Length * (ulong)sizeof(T) > MessageFormat.Capacity)
        {
            throw new MessageTooLongException();
        }

        MemoryMarshal.AsBytes(elements).CopyTo(Reserve(elements.Length * sizeof(T)));
    }

    /// <summary>Writes as much of a string as fits into a quarter of a message. Never fails.</summary>
    internal void WriteTextCut(string value)
    {
        const int MostCharacters = MessageFormat.Capacity / 4 / 4; // of up to four bytes each
        WriteText(value.Length <= MostCharacters ? value : value.Substring(0, MostCharacters));
    }

    /// <summary>Reserves space for the next value and clears its last word, so that no old data is sent.</summary>
    private Span<byte> Reserve(int length)
    {
        // Sound: position and padded length are multiples of the word size and within the buffer.
        if (length > MessageFormat.Capacity - position)
        {
            throw new MessageTooLongException();
        }

        byte* place = start + position;
        int padded = MessageFormat.Padded(length);
        if (padded != length)
        {
            *(ulong*)(place + padded - MessageFormat.WordSize) = 0;
        }

        position += padded;
        return new Span<byte>(place, length);
    }
}
