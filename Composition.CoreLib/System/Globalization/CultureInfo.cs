// There is one culture on an image: the invariant one.
namespace System.Globalization;

public class CultureInfo : IFormatProvider
{
    private static readonly CultureInfo invariant = new();

    private CultureInfo() { }

    public static CultureInfo InvariantCulture => invariant;

    public static CultureInfo CurrentCulture => invariant;

    public static CultureInfo CurrentUICulture => invariant;

    public virtual string Name => "";

    public virtual object? GetFormat(Type? formatType) =>
        formatType == typeof(NumberFormatInfo) ? NumberFormatInfo.InvariantInfo : null;
}

public sealed class NumberFormatInfo : IFormatProvider
{
    private static readonly NumberFormatInfo invariant = new();

    private NumberFormatInfo() { }

    public static NumberFormatInfo InvariantInfo => invariant;

    public static NumberFormatInfo CurrentInfo => invariant;

    public object? GetFormat(Type? formatType) => formatType == typeof(NumberFormatInfo) ? this : null;
}
