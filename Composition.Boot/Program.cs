// The command line that the targets of the package write: what to boot on which machine, then the user's arguments.
using CamkesNet.Boot;

const int Failure = 1;
try
{
    return Emulator.Run(BootCommand.Parse(args));
}
catch (BootException error)
{
    Console.Error.WriteLine($"camkes: {error.Message}");
    return Failure;
}
