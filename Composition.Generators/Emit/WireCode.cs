// The expressions and statements that write single values to messages and read them.
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Emit;

internal static class WireCode
{
    /// <summary>Words that travel in registers.</summary>
    public const int RegisterWords = 4;

    public const string Context = "global::CamkesNet.MessageContext";
    public const string Writer = "global::CamkesNet.MessageWriter";
    public const string Reader = "global::CamkesNet.MessageReader";

    /// <summary>The value takes one word, so that it can travel in a register.</summary>
    public static bool IsWord(TypeModel type) => type.Wire is WireKind.Integer or WireKind.Boolean;

    /// <summary>The word that stands for a value.</summary>
    public static string ToWord(TypeModel type, string value) => type.Wire == WireKind.Boolean
        ? $"{value} ? 1UL : 0UL"
        : type.Source == "ulong" ? value : $"unchecked((ulong){value})";

    /// <summary>The value that a word stands for.</summary>
    public static string FromWord(TypeModel type, string word) => type.Wire == WireKind.Boolean
        ? $"{word} != 0"
        : type.Source == "ulong" ? word : $"unchecked(({type.Source}){word})";

    /// <summary>The statement that writes a value.</summary>
    public static string Write(TypeModel type, string writer, string value) => type.Wire switch
    {
        WireKind.String => $"{writer}.WriteText({value});",
        WireKind.NullableString => $"{writer}.WriteOptionalText({value});",
        WireKind.NullableArray => $"{writer}.WriteOptionalElements<{type.Element}>({value});",
        WireKind.Struct => $"{writer}.WriteValue<{type.Source}>({value});",
        WireKind.Span or WireKind.ReadOnlySpan or WireKind.Array =>
            $"{writer}.WriteElements<{type.Element}>({value});",
        _ => $"{writer}.WriteWord({ToWord(type, value)});",
    };

    /// <summary>The expression that reads a value; spans are read by statements of their own.</summary>
    public static string Read(TypeModel type, string reader) => type.Wire switch
    {
        WireKind.String => $"{reader}.ReadText()",
        WireKind.NullableString => $"{reader}.ReadOptionalText()",
        WireKind.NullableArray => $"{reader}.ReadOptionalArray<{type.Element}>()",
        WireKind.Struct => $"{reader}.ReadValue<{type.Source}>()",
        WireKind.Array => $"{reader}.ReadArray<{type.Element}>()",
        _ => FromWord(type, $"{reader}.ReadWord()"),
    };

    /// <summary>The parameters that travel with the call.</summary>
    public static IReadOnlyList<ParameterModel> Inputs(MethodModel method) =>
        method.Parameters.Where(parameter => parameter.Mode != PassingMode.Out).ToArray();

    /// <summary>The parameters that travel with the reply, after the returned value.</summary>
    public static IReadOnlyList<ParameterModel> Outputs(MethodModel method) =>
        method.Parameters.Where(parameter => parameter.Mode != PassingMode.In).ToArray();

    /// <summary>The call fits into registers.</summary>
    public static bool CallsInRegisters(MethodModel method)
    {
        IReadOnlyList<ParameterModel> inputs = Inputs(method);
        return inputs.Count <= RegisterWords && inputs.All(input => IsWord(input.Type));
    }

    /// <summary>The reply fits into registers.</summary>
    public static bool RepliesInRegisters(MethodModel method)
    {
        IReadOnlyList<ParameterModel> outputs = Outputs(method);
        bool returns = method.Return.Wire != WireKind.Void;
        return outputs.Count + (returns ? 1 : 0) <= RegisterWords
            && (!returns || IsWord(method.Return))
            && outputs.All(output => IsWord(output.Type));
    }
}
