// Writes the proxy of a contract: the class behind Uses<T>.Call.
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Emit;

internal static class ProxyEmitter
{
    public static void Write(SourceWriter source, ContractModel contract, RpcNames names)
    {
        source
            .Line($"/// <summary>Calls {contract.FullName} of another component.</summary>")
            .Line(SourceFile.GeneratedCode)
            .Open($"internal sealed class {names.Proxy} : global::CamkesNet.RpcProxy, {contract.Source}");
        for (int label = 0; label < contract.Methods.Count; label++)
        {
            if (label > 0)
            {
                source.Line();
            }

            WriteMethod(source, contract.Methods[label], label);
        }

        source.Close();
    }

    private static void WriteMethod(SourceWriter source, MethodModel method, int label)
    {
        string parameters = string.Join(", ", method.Parameters.Select(
            parameter => parameter.Modifier + parameter.Type.Source + " " + Identifier.Escape(parameter.Name)));
        string name = Identifier.Escape(method.Name);
        source.Open($"{method.Return.Source} {method.DeclaringInterface}.{name}({parameters})");
        Locals locals = new(method);
        WriteCall(source, method, label, locals);
        source.Line($"Invoke(ref {locals.Message});");
        if (WireCode.RepliesInRegisters(method))
        {
            ReadRegisterReply(source, method, locals);
        }
        else
        {
            ReadBufferReply(source, method, locals);
        }

        source.Close();
    }

    private static void WriteCall(SourceWriter source, MethodModel method, int label, Locals locals)
    {
        IReadOnlyList<ParameterModel> inputs = WireCode.Inputs(method);
        bool callsInRegisters = WireCode.CallsInRegisters(method);
        bool usesNoBuffer = callsInRegisters && WireCode.RepliesInRegisters(method);
        source.Line(usesNoBuffer
            ? $"{WireCode.Context} {locals.Message} = new(label: {label}, words: {inputs.Count});"
            : $"{WireCode.Context} {locals.Message} = CreateMessage(label: {label});");
        if (callsInRegisters)
        {
            for (int i = 0; i < inputs.Count; i++)
            {
                string value = WireCode.ToWord(inputs[i].Type, Identifier.Escape(inputs[i].Name));
                source.Line($"{locals.Message}.Word{i} = {value};");
            }

            if (!usesNoBuffer)
            {
                source.Line($"{locals.Message}.Complete(words: {inputs.Count});");
            }

            return;
        }

        source.Line($"{WireCode.Writer} {locals.Writer} = {locals.Message}.CreateWriter();");
        foreach (ParameterModel input in inputs)
        {
            source.Line(WireCode.Write(input.Type, locals.Writer, Identifier.Escape(input.Name)));
        }

        source.Line($"{locals.Message}.Complete({locals.Writer});");
    }

    private static void ReadRegisterReply(SourceWriter source, MethodModel method, Locals locals)
    {
        bool returns = method.Return.Wire != WireKind.Void;
        int word = returns ? 1 : 0;
        foreach (ParameterModel output in WireCode.Outputs(method))
        {
            string value = WireCode.FromWord(output.Type, $"{locals.Message}.Word{word++}");
            source.Line($"{Identifier.Escape(output.Name)} = {value};");
        }

        if (returns)
        {
            source.Line($"return {WireCode.FromWord(method.Return, locals.Message + ".Word0")};");
        }
    }

    private static void ReadBufferReply(SourceWriter source, MethodModel method, Locals locals)
    {
        bool returns = method.Return.Wire != WireKind.Void;
        IReadOnlyList<ParameterModel> outputs = WireCode.Outputs(method);
        source.Line($"{WireCode.Reader} {locals.Reader} = {locals.Message}.CreateReader();");
        if (returns && outputs.Count == 0)
        {
            source.Line($"return {WireCode.Read(method.Return, locals.Reader)};");
            return;
        }

        if (returns)
        {
            source.Line($"{method.Return.Source} {locals.Result} = {WireCode.Read(method.Return, locals.Reader)};");
        }

        foreach (ParameterModel output in outputs)
        {
            string name = Identifier.Escape(output.Name);
            source.Line(output.Type.Wire == WireKind.Span
                ? $"{locals.Reader}.ReadElements<{output.Type.Element}>({name});"
                : $"{name} = {WireCode.Read(output.Type, locals.Reader)};");
        }

        if (returns)
        {
            source.Line($"return {locals.Result};");
        }
    }
}
