// A key with its value.
namespace System.Collections.Generic;

public readonly struct KeyValuePair<TKey, TValue>(TKey key, TValue value)
{
    public TKey Key => key;

    public TValue Value => value;

    public void Deconstruct(out TKey key, out TValue value)
    {
        key = Key;
        value = Value;
    }

    public override string ToString() =>
        string.Concat(string.Concat("[", Key?.ToString(), ", "), Value?.ToString(), "]");
}

public static class KeyValuePair
{
    public static KeyValuePair<TKey, TValue> Create<TKey, TValue>(TKey key, TValue value) => new(key, value);
}
