// Puts values into a message.
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace CamkesNet;

/// <summary>Writes values one after the other into a thread's message buffer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe ref struct MessageWriter
{
    private readonly byte* _start;
    private int _position;

    /// <summary>Writes into a buffer of <see cref="MessageFormat.Capacity"/> bytes.</summary>
    internal MessageWriter(byte* start)
    {
        _start = start;
        _position = 0;
    }

    /// <summary>Words written.</summary>
    internal readonly int Words => _position / MessageFormat.WordSize;

    /// <summary>Writes an integer, sign- or zero-extended, or a bool as 0 or 1, or an enum's number.</summary>
    /// <exception cref="MessageTooLongException">It does not fit.</exception>
    public void WriteWord(ulong value) => Unsafe.As<byte, ulong>(ref Reserve(sizeof(ulong))[0]) = value;

    /// <summary>Writes a text.</summary>
    /// <exception cref="MessageTooLongException">It does not fit.</exception>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public void WriteText(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        int length = Encoding.UTF8.GetByteCount(value);
        WriteWord((ulong)length);
        Encoding.UTF8.GetBytes(value, Reserve(length));
    }

    /// <summary>Writes an unmanaged value by its bytes.</summary>
    /// <exception cref="MessageTooLongException">It does not fit.</exception>
    public void WriteValue<T>(in T value) where T : unmanaged =>
        Unsafe.WriteUnaligned(ref MemoryMarshal.GetReference(Reserve(sizeof(T))), value);

    /// <summary>Writes how many elements there are, and the elements.</summary>
    /// <exception cref="MessageTooLongException">They do not fit.</exception>
    public void WriteElements<T>(scoped ReadOnlySpan<T> elements) where T : unmanaged
    {
        WriteWord((ulong)elements.Length);
        if ((ulong)elements.Length * (ulong)sizeof(T) > MessageFormat.Capacity)
        {
            throw new MessageTooLongException();
        }

        MemoryMarshal.AsBytes(elements).CopyTo(Reserve(elements.Length * sizeof(T)));
    }

    /// <summary>Writes as much of a text as fits into a quarter of a message: it must not fail.</summary>
    internal void WriteTextCut(string value)
    {
        const int MostCharacters = MessageFormat.Capacity / 4 / 4; // of up to four bytes each
        WriteText(value.Length <= MostCharacters ? value : value.Substring(0, MostCharacters));
    }

    /// <summary>The place of the next value; its last word is cleared so that no old contents travel along.</summary>
    private Span<byte> Reserve(int length)
    {
        // Sound: position and padded length are multiples of a word within the buffer.
        if (length > MessageFormat.Capacity - _position)
        {
            throw new MessageTooLongException();
        }

        byte* place = _start + _position;
        int padded = MessageFormat.Padded(length);
        if (padded != length)
        {
            *(ulong*)(place + padded - MessageFormat.WordSize) = 0;
        }

        _position += padded;
        return new Span<byte>(place, length);
    }
}
