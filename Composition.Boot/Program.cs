// Boots an image: the program that the package's targets start for 'dotnet run'.
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
