// The app whose guest is measured.
namespace CamkesNet.Benchmarks;

internal static class GuestApp
{
    public const string Sample = "Cma34crMinimal";
}
