// The build program, which MSBuild runs after the compiler and users can run manually.
using CamkesNet.Build.Commands;
using CamkesNet.Build.Diagnostics;

const int Success = 0;
const int Failure = 1;
try
{
    var arguments = CommandArguments.Parse(args.Skip(1));
    switch (args.FirstOrDefault())
    {
        case "kernel":
            await KernelCommand.RunAsync(arguments).ConfigureAwait(false);
            break;
        case "image":
            await ImageCommand.RunAsync(arguments).ConfigureAwait(false);
            break;
        case "iso":
            IsoCommand.Run(arguments);
            break;
        case "surface":
            SurfaceCommand.Run(arguments);
            break;
        default:
            throw new BuildException(
                BuildCodes.BadArguments, "The first argument must be a command: image, iso, kernel or surface.");
    }

    return Success;
}
catch (BuildException failure)
{
    return Report(failure);
}
catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
{
    return Report(FileErrors.Of(failure));
}

static int Report(BuildException failure)
{
    foreach (BuildDiagnostic diagnostic in failure.Diagnostics)
    {
        Console.Error.WriteLine(diagnostic);
    }

    return Failure;
}
