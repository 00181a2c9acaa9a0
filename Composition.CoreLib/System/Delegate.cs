// Delegates: a method, perhaps with the object it is called on, or a list of delegates.
using System.Runtime.CompilerServices;
using Internal.Runtime;

namespace System;

/// <summary>
/// ilc knows the fields, the Initialize methods, the thunks' numbers and <see cref="Wrapper"/> by name.
/// </summary>
public abstract class Delegate : ICloneable
{
    private const int MulticastThunk = 0;
    private const int ClosedInstanceThunkOverGenericMethod = 3;

    /// <summary>Marks the address of a pair {code, generic dictionary} instead of code.</summary>
    private const nint FatFunctionPointerBit = 2;

    private object? _firstParameter;
    private object? _helperObject;
    private nint _extraFunctionPointerOrData;
    private nint _functionPointer;

    /// <summary>One entry of a multicast delegate's list.</summary>
    internal struct Wrapper(Delegate value)
    {
        public Delegate Value = value;
    }

    private void InitializeClosedInstance(object? firstParameter, nint functionPointer)
    {
        if (firstParameter is null)
        {
            throw NullThis();
        }
        _firstParameter = firstParameter;
        _functionPointer = functionPointer;
    }

    private void InitializeClosedInstanceSlow(object? firstParameter, nint functionPointer)
    {
        if ((functionPointer & FatFunctionPointerBit) == 0)
        {
            InitializeClosedInstance(firstParameter, functionPointer);
            return;
        }
        _helperObject = firstParameter ?? throw NullThis();
        _extraFunctionPointerOrData = functionPointer;
        _functionPointer = GetThunk(ClosedInstanceThunkOverGenericMethod);
        _firstParameter = this;
    }

    private static ArgumentException NullThis() => new("Delegate to an instance method cannot have null 'this'.");

    private void InitializeClosedInstanceWithoutNullCheck(object? firstParameter, nint functionPointer)
    {
        _firstParameter = firstParameter;
        _functionPointer = functionPointer;
    }

    private void InitializeClosedInstanceToInterface(object? firstParameter, nint dispatchCell)
    {
        ArgumentNullException.ThrowIfNull(firstParameter);
        _firstParameter = firstParameter;
        _functionPointer = InterfaceDispatch.ResolveInterfaceMethod(firstParameter, dispatchCell);
    }

    private void InitializeOpenStaticThunk(object? firstParameter, nint functionPointer, nint functionPointerThunk)
    {
        _firstParameter = this;
        _functionPointer = functionPointerThunk;
        _extraFunctionPointerOrData = functionPointer;
    }

    private void InitializeClosedStaticThunk(object? firstParameter, nint functionPointer, nint functionPointerThunk)
    {
        _firstParameter = this;
        _helperObject = firstParameter;
        _functionPointer = functionPointerThunk;
        _extraFunctionPointerOrData = functionPointer;
    }

    private void InitializeOpenInstanceThunkDynamic(nint functionPointer, nint functionPointerThunk)
    {
        _firstParameter = this;
        _functionPointer = functionPointerThunk;
        _extraFunctionPointerOrData = functionPointer;
    }

    /// <summary>ilc overrides this in every delegate type.</summary>
    internal virtual nint GetThunk(int whichThunk) => 0;

    /// <summary>The object an instance method is called on; of a list, its last delegate's.</summary>
    public object? Target
    {
        get
        {
            if (List is { } list)
            {
                return list[(int)_extraFunctionPointerOrData - 1].Value.Target;
            }
            return ReferenceEquals(_firstParameter, this) ? _helperObject : _firstParameter;
        }
    }

    public bool HasSingleTarget => List is null;

    private Wrapper[]? List => _helperObject as Wrapper[];

    private int Count => List is null ? 1 : (int)_extraFunctionPointerOrData;

    public virtual Delegate[] GetInvocationList()
    {
        var result = new Delegate[Count];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = List is { } list ? list[i].Value : this;
        }
        return result;
    }

    public virtual object Clone() => MemberwiseClone();

    public static Delegate? Combine(Delegate? a, Delegate? b)
    {
        if (a is null || b is null)
        {
            return a ?? b;
        }
        RequireSameType(a, b);
        var list = new Wrapper[a.Count + b.Count];
        a.CopyListTo(list, 0);
        b.CopyListTo(list, a.Count);
        return a.NewMulticast(list);
    }

    public static Delegate? Combine(params Delegate?[]? delegates) => Combine((ReadOnlySpan<Delegate?>)delegates);

    public static Delegate? Combine(params ReadOnlySpan<Delegate?> delegates)
    {
        Delegate? combined = null;
        foreach (Delegate? item in delegates)
        {
            combined = Combine(combined, item);
        }
        return combined;
    }

    /// <summary>Takes the last occurrence of <paramref name="value"/>'s list out of <paramref
    /// name="source"/>'s.</summary>
    public static Delegate? Remove(Delegate? source, Delegate? value)
    {
        if (source is null || value is null)
        {
            return source;
        }
        RequireSameType(source, value);
        Delegate[] from = source.GetInvocationList();
        Delegate[] what = value.GetInvocationList();
        for (int start = from.Length - what.Length; start >= 0; start--)
        {
            if (!IsAt(from, start, what))
            {
                continue;
            }
            int left = from.Length - what.Length;
            if (left == 0)
            {
                return null;
            }
            var list = new Wrapper[left];
            for (int i = 0; i < left; i++)
            {
                list[i] = new Wrapper(from[i < start ? i : i + what.Length]);
            }
            return left == 1 ? list[0].Value : source.NewMulticast(list);
        }
        return source;
    }

    public static Delegate? RemoveAll(Delegate? source, Delegate? value)
    {
        Delegate? before;
        do
        {
            before = source;
            source = Remove(source, value);
        }
        while (before != source);
        return source;
    }

    public static bool operator ==(Delegate? d1, Delegate? d2) =>
        ReferenceEquals(d1, d2) || (d1 is not null && d1.Equals(d2));

    public static bool operator !=(Delegate? d1, Delegate? d2) => !(d1 == d2);

    public override bool Equals(object? obj)
    {
        if (obj is not Delegate other || other.GetType() != GetType() || Count != other.Count)
        {
            return false;
        }
        if (List is not null)
        {
            return other.List is not null && IsAt(GetInvocationList(), 0, other.GetInvocationList());
        }
        bool refersToItself = ReferenceEquals(_firstParameter, this);
        return _functionPointer == other._functionPointer
            && _extraFunctionPointerOrData == other._extraFunctionPointerOrData
            && ReferenceEquals(_helperObject, other._helperObject)
            && (refersToItself
                ? ReferenceEquals(other._firstParameter, other)
                : ReferenceEquals(_firstParameter, other._firstParameter));
    }

    public override int GetHashCode() =>
        List is { } list
            ? list[0].Value.GetHashCode()
            : HashCode.Combine(_functionPointer, _extraFunctionPointerOrData);

    private static bool IsAt(Delegate[] list, int start, Delegate[] part)
    {
        for (int i = 0; i < part.Length; i++)
        {
            if (!list[start + i].Equals(part[i]))
            {
                return false;
            }
        }
        return list.Length >= start + part.Length;
    }

    private static void RequireSameType(Delegate a, Delegate b)
    {
        if (a.GetType() != b.GetType())
        {
            throw new ArgumentException("Delegates must be of the same type.");
        }
    }

    private void CopyListTo(Wrapper[] list, int start)
    {
        for (int i = 0; i < Count; i++)
        {
            list[start + i] = new Wrapper(List is { } own ? own[i].Value : this);
        }
    }

    private Delegate NewMulticast(Wrapper[] list)
    {
        Delegate result = Unsafe.As<Delegate>(Heap.Clone(this));
        result._firstParameter = result;
        result._helperObject = list;
        result._extraFunctionPointerOrData = list.Length;
        result._functionPointer = GetThunk(MulticastThunk);
        return result;
    }
}

public abstract class MulticastDelegate : Delegate
{
    public static bool operator ==(MulticastDelegate? d1, MulticastDelegate? d2) => (Delegate?)d1 == d2;

    public static bool operator !=(MulticastDelegate? d1, MulticastDelegate? d2) => (Delegate?)d1 != d2;

    public sealed override bool Equals(object? obj) => base.Equals(obj);

    public sealed override int GetHashCode() => base.GetHashCode();
}
