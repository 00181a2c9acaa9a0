// Writes the proxy of a contract: the class behind Uses<T>.Call.
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Emit;

internal static class ProxyEmitter
{
    public static void Write(SourceWriter source, ContractModel contract, RpcNames names)
    {
        source
            .Line($"/// <summary>Calls {SourceFile.Xml(contract.FullName)} of another component.</summary>")
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
        Locals locals = new(method);
        string parameters = string.Join(", ", method.Parameters.Select(
            parameter => parameter.Modifier + parameter.Type.Source + " " + locals.Of(parameter)));
        string name = Identifier.Escape(method.Name);
        source.Open($"{method.Return.Source} {method.DeclaringInterface}.{name}({parameters})");
        WriteCall(source, method, label, locals);
        source.Line($"this.Invoke(ref {locals.Message});");
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
            : $"{WireCode.Context} {locals.Message} = this.CreateMessage(label: {label});");
        if (callsInRegisters)
        {
            for (int i = 0; i < inputs.Count; i++)
            {
                string value = WireCode.ToWord(inputs[i].Type, locals.Of(inputs[i]));
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
            source.Line(WireCode.Write(input.Type, locals.Writer, locals.Of(input)));
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
            source.Line($"{locals.Of(output)} = {value};");
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
            string name = locals.Of(output);
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
