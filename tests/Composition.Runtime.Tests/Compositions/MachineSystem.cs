// A composition with a guest, by a document that is written by hand: only a virtual machine monitor gets one otherwise.
using CamkesNet.Tests.Compositions;

[assembly: CamkesNet.SystemLayout("CamkesNet.Tests.Compositions.MachineSystem", MachineSystem.Document)]

namespace CamkesNet.Tests.Compositions;

public sealed class MachineSystem : Composition
{
    public const string Document = """
        {
          "format": 2,
          "assembly": "CamkesNet.Tests.Compositions.MachineSystem",
          "instances": [
            {
              "name": "machine",
              "hardware": false,
              "background": false,
              "threads": [ { "name": "control", "receives": false } ],
              "ports": [
                { "name": "Archive", "thread": 0 }, { "name": "Ram", "thread": 0 },
                { "name": "Processor", "thread": 0 }, { "name": "More", "thread": 0 },
                { "name": "Registers", "thread": 0 }, { "name": "Alarm", "thread": 0 }
              ],
              "attributes": []
            }
          ],
          "layout": {
            "objects": [],
            "components": [
              {
                "instance": "machine",
                "capabilities": [],
                "ports": [
                  { "peers": 0, "links": [ { "kind": "archive", "element": 0, "object": "guest-archive" } ] },
                  { "peers": 0, "links": [ { "kind": "guestMemory", "element": 0, "object": "machine.ram" } ] },
                  { "peers": 0, "links": [ { "kind": "vcpu", "element": 0, "slot": 6, "object": "machine.state" } ] },
                  { "peers": 0, "links": [] },
                  { "peers": 1, "links": [ { "kind": "deviceMemory", "element": 0, "object": "board.Registers" } ] },
                  { "peers": 0, "links": [ { "kind": "timer", "element": 0, "slot": 7, "badge": 1 } ] }
                ]
              }
            ]
          }
        }
        """;

    public Machine Machine { get; } = new();

    protected override void __Describe(SystemDescription system) => system.AddInstance("machine", Machine);
}
