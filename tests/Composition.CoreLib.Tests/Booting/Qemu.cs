// Boots an image in QEMU and reads its serial port.
using System.Diagnostics;

namespace CamkesNet.Tests.Booting;

internal static class Qemu
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(1);

    /// <summary>What the image wrote until it ended the machine.</summary>
    public static async Task<string> RunAsync(string image)
    {
        var start = new ProcessStartInfo("qemu-system-x86_64")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "-m", "256", "-display", "none", "-nodefaults", "-serial", "stdio", "-no-reboot",
                "-device", "isa-debug-exit,iobase=0xf4,iosize=4", "-kernel", image,
            },
        };
        using Process process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(patience);
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }
        return await errors + await output;
    }
}
