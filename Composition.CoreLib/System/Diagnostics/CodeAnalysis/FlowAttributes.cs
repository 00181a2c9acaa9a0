// Attributes for the compiler's nullable, definite-assignment and trimming analysis.
namespace System.Diagnostics.CodeAnalysis;

public sealed class AllowNullAttribute : Attribute;

public sealed class DisallowNullAttribute : Attribute;

public sealed class MaybeNullAttribute : Attribute;

public sealed class NotNullAttribute : Attribute;

public sealed class DoesNotReturnAttribute : Attribute;

public sealed class SetsRequiredMembersAttribute : Attribute;

public sealed class UnscopedRefAttribute : Attribute;

public sealed class ConstantExpectedAttribute : Attribute
{
    public object? Min { get; set; }
    public object? Max { get; set; }
}

public sealed class MaybeNullWhenAttribute(bool returnValue) : Attribute
{
    public bool ReturnValue => returnValue;
}

public sealed class NotNullWhenAttribute(bool returnValue) : Attribute
{
    public bool ReturnValue => returnValue;
}

public sealed class DoesNotReturnIfAttribute(bool parameterValue) : Attribute
{
    public bool ParameterValue => parameterValue;
}

[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
public sealed class NotNullIfNotNullAttribute(string parameterName) : Attribute
{
    public string ParameterName => parameterName;
}

[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
public sealed class MemberNotNullAttribute(params string[] members) : Attribute
{
    public MemberNotNullAttribute(string member) : this([member]) { }

    public string[] Members => members;
}

[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
public sealed class MemberNotNullWhenAttribute(bool returnValue, params string[] members) : Attribute
{
    public MemberNotNullWhenAttribute(bool returnValue, string member) : this(returnValue, [member]) { }

    public bool ReturnValue => returnValue;
    public string[] Members => members;
}

[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
public sealed class SuppressMessageAttribute(string category, string checkId) : Attribute
{
    public string Category => category;
    public string CheckId => checkId;
    public string? Justification { get; set; }
    public string? MessageId { get; set; }
    public string? Scope { get; set; }
    public string? Target { get; set; }
}

public sealed class ExcludeFromCodeCoverageAttribute : Attribute
{
    public string? Justification { get; set; }
}

public sealed class ExperimentalAttribute(string diagnosticId) : Attribute
{
    public string DiagnosticId => diagnosticId;
    public string? UrlFormat { get; set; }
}

public sealed class StringSyntaxAttribute(string syntax, params object?[] arguments) : Attribute
{
    public const string CompositeFormat = nameof(CompositeFormat);
    public const string DateTimeFormat = nameof(DateTimeFormat);
    public const string NumericFormat = nameof(NumericFormat);
    public const string TimeSpanFormat = nameof(TimeSpanFormat);
    public const string GuidFormat = nameof(GuidFormat);

    public StringSyntaxAttribute(string syntax) : this(syntax, []) { }

    public string Syntax => syntax;
    public object?[] Arguments => arguments;
}

[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
public sealed class UnconditionalSuppressMessageAttribute(string category, string checkId) : Attribute
{
    public string Category => category;
    public string CheckId => checkId;
    public string? Justification { get; set; }
}
