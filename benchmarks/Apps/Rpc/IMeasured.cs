// The contract whose calls are measured.
namespace CamkesNet.Benchmarks.Rpc;

public interface IMeasured
{
    void Nothing();

    ulong FourWords(ulong first, ulong second, ulong third, ulong fourth);

    int Text(string text);
}
