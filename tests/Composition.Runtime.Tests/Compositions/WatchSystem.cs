// A composition with a document that no rule of the generator leads to: what runs must come from the document alone.
using CamkesNet.Tests.Compositions;

[assembly: CamkesNet.SystemLayout("CamkesNet.Tests.Compositions.WatchSystem", WatchSystem.Document)]

namespace CamkesNet.Tests.Compositions;

public sealed class WatchSystem : Composition
{
    public const string Document = """
        {
          "format": 2,
          "assembly": "CamkesNet.Tests.Compositions.WatchSystem",
          "instances": [
            { "name": "device", "hardware": true, "background": false, "threads": [], "ports": [], "attributes": [] },
            {
              "name": "watch",
              "hardware": false,
              "background": false,
              "threads": [
                { "name": "main", "receives": false },
                { "name": "alarms", "receives": false },
                { "name": "calls", "receives": true }
              ],
              "ports": [
                { "name": "Mailbox", "thread": 0 }, { "name": "Ticked", "thread": 1 }, { "name": "Tocked", "thread": 2 }
              ],
              "attributes": []
            },
            {
              "name": "caller",
              "hardware": false,
              "background": false,
              "threads": [ { "name": "only", "receives": false } ],
              "ports": [ { "name": "Mailbox", "thread": 0 } ],
              "attributes": []
            }
          ],
          "layout": {
            "objects": [],
            "components": [
              {
                "instance": "caller",
                "capabilities": [ { "slot": 99, "object": "door", "badge": 1234 } ],
                "ports": [ { "peers": 1, "links": [ { "kind": "endpoint", "element": 0, "slot": 99 } ] } ]
              },
              {
                "instance": "watch",
                "capabilities": [
                  { "slot": 2, "object": "door", "badge": 0 },
                  { "slot": 6, "object": "bell", "badge": 0 },
                  { "slot": 8, "object": "gong", "badge": 0 }
                ],
                "ports": [
                  { "peers": 1, "links": [] },
                  { "peers": 1, "links": [ { "kind": "notification", "element": 0, "badge": 1099511627776 } ] },
                  { "peers": 1, "links": [ { "kind": "notification", "element": 0, "badge": 2 } ] }
                ]
              }
            ]
          }
        }
        """;

    public Watch Watch { get; } = new();

    public Caller Caller { get; } = new();

    protected override void __Describe(SystemDescription system)
    {
        system.AddInstance("watch", Watch);
        system.AddInstance("caller", Caller);
    }
}
