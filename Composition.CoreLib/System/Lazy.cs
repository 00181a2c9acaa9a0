// A value that is created at its first use.
using System.Threading;

namespace System;

public class Lazy<T>
{
    private readonly Lock gate = new();
    private Func<T>? factory;
    private T? value;

    public Lazy(Func<T> valueFactory)
    {
        ArgumentNullException.ThrowIfNull(valueFactory);
        factory = valueFactory;
    }

    public Lazy(Func<T> valueFactory, bool isThreadSafe) : this(valueFactory) { }

    public Lazy(T value)
    {
        this.value = value;
        IsValueCreated = true;
    }

    public bool IsValueCreated { get; private set; }

    public T Value
    {
        get
        {
            lock (gate)
            {
                if (!IsValueCreated)
                {
                    value = factory!();
                    factory = null;
                    IsValueCreated = true;
                }
                return value!;
            }
        }
    }

    public override string? ToString() => IsValueCreated ? value?.ToString() : "Value is not created.";
}
