// The compiler replaces the defaults of parameters marked so by facts about the call.
namespace System.Runtime.CompilerServices;

public sealed class CallerArgumentExpressionAttribute(string parameterName) : Attribute
{
    public string ParameterName => parameterName;
}

public sealed class CallerFilePathAttribute : Attribute;

public sealed class CallerLineNumberAttribute : Attribute;

public sealed class CallerMemberNameAttribute : Attribute;
