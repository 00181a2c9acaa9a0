// Answers without doing anything.
namespace CamkesNet.Benchmarks.Rpc;

[Component]
public partial class Answerer : Component, IMeasured
{
    public partial Provides<IMeasured> Service { get; }

    void IMeasured.Nothing()
    {
    }

    ulong IMeasured.FourWords(ulong first, ulong second, ulong third, ulong fourth) => first + second + third + fourth;

    int IMeasured.Text(string text) => text.Length;
}
