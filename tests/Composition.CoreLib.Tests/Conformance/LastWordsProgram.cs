namespace CamkesNet.Tests.Conformance;

/// <summary>Throws what nobody catches. The image runs it last.</summary>
internal static class LastWordsProgram
{
    public static void Run()
    {
        try
        {
            throw new InvalidOperationException("last words");
        }
        finally
        {
            // The first pass finds no handler, so that the second one never comes.
            Console.WriteLine("not reached");
        }
    }
}
