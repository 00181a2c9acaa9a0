// Writes text to the platform's console or debug log.
using System.Text;
using Internal.Runtime;

namespace System;

// Sound: the buffer is this frame's, its writer knows its size, and the platform copies it before the call ends.
public static unsafe class Console
{
    private const int BufferLength = 256;

    public static void Write(string? value) => WriteText(value);

    public static void Write(char value) => WriteText(new ReadOnlySpan<char>(in value));

    public static void Write(bool value) => WriteText(value.ToString());

    public static void Write(int value) => WriteText(value.ToString());

    public static void Write(uint value) => WriteText(value.ToString());

    public static void Write(long value) => WriteText(value.ToString());

    public static void Write(ulong value) => WriteText(value.ToString());

    public static void Write(double value) => WriteText(value.ToString());

    public static void Write(object? value) => WriteText(value?.ToString());

    public static void Write(string format, object? arg0) => WriteText(string.Format(format, arg0));

    public static void Write(string format, object? arg0, object? arg1) =>
        WriteText(string.Format(format, arg0, arg1));

    public static void Write(string format, params object?[] arg) => WriteText(string.Format(format, arg));

    public static void WriteLine() => WriteText("\n");

    public static void WriteLine(string? value) => WriteLineOf(value);

    public static void WriteLine(char value) => WriteLineOf(new ReadOnlySpan<char>(in value));

    public static void WriteLine(bool value) => WriteLineOf(value.ToString());

    public static void WriteLine(int value) => WriteLineOf(value.ToString());

    public static void WriteLine(uint value) => WriteLineOf(value.ToString());

    public static void WriteLine(long value) => WriteLineOf(value.ToString());

    public static void WriteLine(ulong value) => WriteLineOf(value.ToString());

    public static void WriteLine(double value) => WriteLineOf(value.ToString());

    public static void WriteLine(object? value) => WriteLineOf(value?.ToString());

    public static void WriteLine(string format, object? arg0) => WriteLineOf(string.Format(format, arg0));

    public static void WriteLine(string format, object? arg0, object? arg1) =>
        WriteLineOf(string.Format(format, arg0, arg1));

    public static void WriteLine(string format, object? arg0, object? arg1, object? arg2) =>
        WriteLineOf(string.Format(format, arg0, arg1, arg2));

    public static void WriteLine(string format, params object?[] arg) => WriteLineOf(string.Format(format, arg));

    private static void WriteText(ReadOnlySpan<char> text) => WriteText(text, endsLine: false);

    private static void WriteLineOf(ReadOnlySpan<char> text) => WriteText(text, endsLine: true);

    /// <summary>
    /// Passes the text on in as few pieces as possible, a short line in one: what other threads write does not
    /// come between it and its end.
    /// </summary>
    private static void WriteText(ReadOnlySpan<char> text, bool endsLine)
    {
        byte* buffer = stackalloc byte[BufferLength];
        var writer = new Utf8Writer(buffer, BufferLength);
        while (!text.IsEmpty || endsLine)
        {
            text = text.Slice(writer.Write(text));
            if (text.IsEmpty && endsLine)
            {
                endsLine = writer.Write("\n") == 0;
            }
            RuntimeImports.PlatformWrite(buffer, writer.Length);
            writer.Reset();
        }
    }
}
