// Systems of any size for the tests of pictures.
using CamkesNet.Abi;
using CamkesNet.Build.Declarations;

namespace CamkesNet.Tests.Reports;

internal static class ChainSystem
{
    /// <summary>Instances i0, i1, …, each a client of the next.</summary>
    public static DeclaredSystem Of(int count) => new()
    {
        Format = SystemDocument.CurrentFormat,
        Assembly = "Samples.Chain",
        Connectors =
        [
            new DeclaredConnector
            {
                Name = "RpcCall",
                Parts = [new DeclaredPart { Kind = PartKind.Endpoint, Owner = ConnectionSide.To, PerClient = false }],
            },
        ],
        Instances =
        [
            .. Enumerable.Range(0, count).Select(i => Instance($"i{i}", "Samples.Part")),
        ],
        Connections = [.. Enumerable.Range(1, Math.Max(count, 1) - 1).Select(i => Call($"i{i - 1}", $"i{i}"))],
    };

    public static DeclaredConnection Call(string from, string to) => new()
    {
        Name = "call",
        Connector = "RpcCall",
        From = [$"{from}.Out"],
        To = [$"{to}.In"],
    };

    /// <summary>Sensors, filters and controllers that belong together by threes, and a server that all controllers call.</summary>
    public static DeclaredSystem Stations(int count) => Of(0) with
    {
        Instances =
        [
            Instance("server", "Samples.Server"),
            .. Enumerable.Range(0, count).SelectMany(i => (DeclaredInstance[])
            [
                Instance($"station{i}Sensor", "Samples.Sensor"),
                Instance($"station{i}Filter", "Samples.Filter"),
                Instance($"station{i}Controller", "Samples.Controller"),
            ]),
        ],
        Connections =
        [
            .. Enumerable.Range(0, count).SelectMany(i => (DeclaredConnection[])
            [
                Call($"station{i}Sensor", $"station{i}Filter"),
                Call($"station{i}Filter", $"station{i}Controller"),
                Call($"station{i}Controller", "server"),
            ]),
        ],
    };

    private static DeclaredInstance Instance(string name, string component) => new()
    {
        Name = name,
        Component = component,
        Implementation = new DeclaredImplementation { Assembly = "Samples", Type = component },
        Hardware = false,
        Background = false,
        HeapSize = 0,
        Threads = [],
        Ports = [],
        Attributes = [],
    };
}
