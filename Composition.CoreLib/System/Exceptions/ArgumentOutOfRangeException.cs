// Thrown when an argument lies outside the range allowed.
using System.Collections.Generic;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace System;

public class ArgumentOutOfRangeException : ArgumentException
{
    private const string DefaultMessage = "Specified argument was out of the range of valid values.";

    public ArgumentOutOfRangeException() : base(DefaultMessage) { }

    public ArgumentOutOfRangeException(string? paramName) : base(DefaultMessage, paramName) { }

    public ArgumentOutOfRangeException(string? paramName, string? message)
        : base(message ?? DefaultMessage, paramName)
    {
    }

    public ArgumentOutOfRangeException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    public ArgumentOutOfRangeException(string? paramName, object? actualValue, string? message)
        : this(paramName, message) => ActualValue = actualValue;

    public virtual object? ActualValue { get; }

    public override string Message =>
        ActualValue is null ? base.Message : string.Concat(base.Message, "\nActual value was ",
            ActualValue.ToString(), ".");

    internal override string RuntimeTypeName => "System.ArgumentOutOfRangeException";

    public static void ThrowIfZero<T>(T value, [CallerArgumentExpression(nameof(value))] string? paramName = null)
        where T : INumberBase<T>
    {
        if (T.IsZero(value))
        {
            Throw(value, paramName, " ('", "') must be a non-zero value.");
        }
    }

    public static void ThrowIfNegative<T>(T value, [CallerArgumentExpression(nameof(value))] string? paramName = null)
        where T : INumberBase<T>
    {
        if (T.IsNegative(value))
        {
            Throw(value, paramName, " ('", "') must be a non-negative value.");
        }
    }

    public static void ThrowIfNegativeOrZero<T>(
        T value, [CallerArgumentExpression(nameof(value))] string? paramName = null)
        where T : INumberBase<T>
    {
        if (T.IsNegative(value) || T.IsZero(value))
        {
            Throw(value, paramName, " ('", "') must be a non-negative and non-zero value.");
        }
    }

    public static void ThrowIfEqual<T>(
        T value, T other, [CallerArgumentExpression(nameof(value))] string? paramName = null)
        where T : IEquatable<T>?
    {
        if (EqualityComparer<T>.Default.Equals(value, other))
        {
            Throw(value, other, paramName, "') must not be equal to '");
        }
    }

    public static void ThrowIfNotEqual<T>(
        T value, T other, [CallerArgumentExpression(nameof(value))] string? paramName = null)
        where T : IEquatable<T>?
    {
        if (!EqualityComparer<T>.Default.Equals(value, other))
        {
            Throw(value, other, paramName, "') must be equal to '");
        }
    }

    public static void ThrowIfGreaterThan<T>(
        T value, T other, [CallerArgumentExpression(nameof(value))] string? paramName = null)
        where T : IComparable<T>
    {
        if (value.CompareTo(other) > 0)
        {
            Throw(value, other, paramName, "') must be less than or equal to '");
        }
    }

    public static void ThrowIfGreaterThanOrEqual<T>(
        T value, T other, [CallerArgumentExpression(nameof(value))] string? paramName = null)
        where T : IComparable<T>
    {
        if (value.CompareTo(other) >= 0)
        {
            Throw(value, other, paramName, "') must be less than '");
        }
    }

    public static void ThrowIfLessThan<T>(
        T value, T other, [CallerArgumentExpression(nameof(value))] string? paramName = null)
        where T : IComparable<T>
    {
        if (value.CompareTo(other) < 0)
        {
            Throw(value, other, paramName, "') must be greater than or equal to '");
        }
    }

    public static void ThrowIfLessThanOrEqual<T>(
        T value, T other, [CallerArgumentExpression(nameof(value))] string? paramName = null)
        where T : IComparable<T>
    {
        if (value.CompareTo(other) <= 0)
        {
            Throw(value, other, paramName, "') must be greater than '");
        }
    }

    private static void Throw<T>(T value, string? paramName, string opening, string closing) =>
        throw new ArgumentOutOfRangeException(
            paramName, value, string.Concat(paramName, opening, value?.ToString(), closing));

    private static void Throw<T>(T value, T other, string? paramName, string relation) =>
        throw new ArgumentOutOfRangeException(
            paramName, value,
            string.Concat(string.Concat(paramName, " ('", value?.ToString(), relation), other?.ToString(), "'."));
}
