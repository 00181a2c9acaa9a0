// An exception of a namespace.
namespace CamkesNet.Tests.Conformance;

internal sealed class NamedException : Exception;
