// Enumerates a string's characters.
using System.Collections;
using System.Collections.Generic;

namespace System;

public sealed class CharEnumerator : IEnumerator<char>, ICloneable
{
    private readonly string text;
    private int index = -1;

    internal CharEnumerator(string text) => this.text = text;

    public char Current =>
        (uint)index < (uint)text.Length
            ? text[index]
            : throw new InvalidOperationException("Enumeration has not started or has already finished.");

    object? IEnumerator.Current => Current;

    public bool MoveNext()
    {
        if (index < text.Length)
        {
            index++;
        }
        return index < text.Length;
    }

    public void Reset() => index = -1;

    public void Dispose() { }

    public object Clone() => MemberwiseClone();
}
