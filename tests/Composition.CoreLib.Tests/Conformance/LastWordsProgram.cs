// An exception that nobody catches.
namespace CamkesNet.Tests.Conformance;

/// <summary>
/// Throws what nobody catches. The image runs it last, when its heap is used up, so that it is given its exception.
/// </summary>
internal sealed class LastWordsProgram(Exception lastWords)
{
    public void Run()
    {
        try
        {
            throw lastWords;
        }
        finally
        {
            // The first pass finds no handler, so that the second one never comes.
            Console.WriteLine("not reached");
        }
    }
}
