// Writes the dispatcher of a contract: it unpacks a call, calls the component, and packs the reply.
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Emit;

internal static class DispatcherEmitter
{
    public static void Write(SourceWriter source, ContractModel contract, RpcNames names)
    {
        source
            .Line($"/// <summary>Serves calls of {SourceFile.Xml(contract.FullName)} from other components.</summary>")
            .Line(SourceFile.GeneratedCode)
            .Open($"internal static class {names.Dispatcher}")
            .Open($"public static void Dispatch({contract.Source} target, ref {WireCode.Context} message)")
            .Open("switch (message.Label)");
        for (int label = 0; label < contract.Methods.Count; label++)
        {
            source.Line($"case {label}:").Indent()
                .Line($"{MethodName(contract, label)}(target, ref message);")
                .Line("break;").Unindent();
        }

        source.Line("default:").Indent().Line("message.RefuseMethod();").Line("break;").Unindent()
            .Close()
            .Close();
        for (int label = 0; label < contract.Methods.Count; label++)
        {
            source.Line();
            WriteMethod(source, contract, label);
        }

        source.Close();
    }

    // With its label, so that overloads differ, and so that no method is called as the class is.
    private static string MethodName(ContractModel contract, int label) => $"{contract.Methods[label].Name}_{label}";

    private static void WriteMethod(SourceWriter source, ContractModel contract, int label)
    {
        MethodModel method = contract.Methods[label];
        Locals locals = new(method);
        source.Open($"private static void {MethodName(contract, label)}("
            + $"{contract.Source} {locals.Target}, ref {WireCode.Context} {locals.Message})");
        ReadInputs(source, method, locals, WireCode.CallsInRegisters(method));
        WriteCall(source, contract, method, locals);
        if (WireCode.RepliesInRegisters(method))
        {
            ReplyInRegisters(source, method, locals);
        }
        else
        {
            ReplyInBuffer(source, method, locals);
        }

        source.Close();
    }

    private static void ReadInputs(SourceWriter source, MethodModel method, Locals locals, bool usesRegisters)
    {
        IReadOnlyList<ParameterModel> inputs = WireCode.Inputs(method);
        if (!usesRegisters && inputs.Count > 0)
        {
            source.Line($"{WireCode.Reader} {locals.Reader} = {locals.Message}.CreateReader();");
        }

        for (int i = 0; i < inputs.Count; i++)
        {
            TypeModel type = inputs[i].Type;
            string name = locals.Of(inputs[i]);
            if (usesRegisters)
            {
                source.Line($"{type.Source} {name} = {WireCode.FromWord(type, $"{locals.Message}.Word{i}")};");
            }
            else if (type.Wire is WireKind.Span or WireKind.ReadOnlySpan)
            {
                // On the stack: a message holds at most 4096 bytes, and serving a call allocates nothing.
                source
                    .Line($"global::System.Span<{type.Element}> {name} = "
                        + $"stackalloc {type.Element}[{locals.Reader}.PeekCount<{type.Element}>()];")
                    .Line($"{locals.Reader}.ReadElements<{type.Element}>({name});");
            }
            else
            {
                source.Line($"{type.Source} {name} = {WireCode.Read(type, locals.Reader)};");
            }
        }
    }

    private static void WriteCall(SourceWriter source, ContractModel contract, MethodModel method, Locals locals)
    {
        string arguments = string.Join(", ", method.Parameters.Select(parameter => Argument(parameter, locals)));
        string target = method.DeclaringInterface == contract.Source
            ? locals.Target
            : $"(({method.DeclaringInterface}){locals.Target})";
        string result = method.Return.Wire == WireKind.Void
            ? string.Empty
            : $"{method.Return.Source} {locals.Result} = ";
        source.Line($"{result}{target}.{Identifier.Escape(method.Name)}({arguments});");
    }

    private static string Argument(ParameterModel parameter, Locals locals)
    {
        string name = locals.Of(parameter);
        return parameter.Modifier switch
        {
            "out " => $"out {parameter.Type.Source} {name}",
            "ref " => "ref " + name,
            "" => name,
            _ => "in " + name,
        };
    }

    private static void ReplyInRegisters(SourceWriter source, MethodModel method, Locals locals)
    {
        int word = 0;
        if (method.Return.Wire != WireKind.Void)
        {
            source.Line($"{locals.Message}.Word{word++} = {WireCode.ToWord(method.Return, locals.Result)};");
        }

        foreach (ParameterModel output in WireCode.Outputs(method))
        {
            string value = WireCode.ToWord(output.Type, locals.Of(output));
            source.Line($"{locals.Message}.Word{word++} = {value};");
        }

        source.Line($"{locals.Message}.Reply(words: {word});");
    }

    private static void ReplyInBuffer(SourceWriter source, MethodModel method, Locals locals)
    {
        IReadOnlyList<ParameterModel> outputs = WireCode.Outputs(method);
        source.Line($"{WireCode.Writer} {locals.Writer} = {locals.Message}.CreateWriter();");
        if (method.Return.Wire != WireKind.Void)
        {
            source.Line(WireCode.Write(method.Return, locals.Writer, locals.Result));
        }

        foreach (ParameterModel output in outputs)
        {
            source.Line(WireCode.Write(output.Type, locals.Writer, locals.Of(output)));
        }

        source.Line($"{locals.Message}.Reply({locals.Writer});");
    }
}
