// Damage at random places of tables and start-up pages.
using System.Runtime.InteropServices;
using System.Text;
using CamkesNet.Abi;
using CamkesNet.Build.Checking;
using CamkesNet.Build.Checking.Authority;
using CamkesNet.Build.Checking.Facts;
using CamkesNet.Build.Checking.Tables;
using CamkesNet.Build.Checking.Violations;
using CamkesNet.Tests.Layout;

namespace CamkesNet.Tests.Checking;

public sealed class RandomDamageTests
{
    private const int MostChanges = 4;

    private readonly ImageFacts image = SampleSystem.Image();

    private readonly SystemAuthority authority =
        AuthorityDerivation.Derive(SampleSystem.Declared(), SampleSystem.Image(), new Findings());

    [TestCase(20_000)]
    [TestCase(1_000_000, Category = "Long")]
    public void Damage_is_found_or_changes_nothing_and_never_throws(int times)
    {
        AddressRange[] places = Places();
        string meaning = Meaning();
        var random = new Random(1);
        int accepted = 0;
        for (int i = 0; i < times; i++)
        {
            AddressRange place = places[random.Next(places.Length)];
            Span<byte> bytes = image.Payload.AsSpan((int)(place.Start - image.PayloadStart), (int)place.Size);
            byte[] original = bytes.ToArray();
            Damage(bytes, random);
            if (LayoutChecker.FindViolations(image, authority).Count == 0)
            {
                Assert.That(Meaning(), Is.EqualTo(meaning), $"damage {i}");
                accepted++;
            }

            original.CopyTo(bytes);
        }

        TestContext.Out.WriteLine($"{times} times damaged, {accepted} of them without a change of meaning");
    }

    private static void Damage(Span<byte> bytes, Random random)
    {
        for (int changes = random.Next(1, MostChanges); changes > 0; changes--)
        {
            Span<byte> place = bytes[(random.Next(bytes.Length / sizeof(uint)) * sizeof(uint))..][..sizeof(uint)];
            uint value = BitConverter.ToUInt32(place);
            BitConverter.TryWriteBytes(place, random.Next(4) switch
            {
                0 => (uint)random.Next(),
                1 => uint.MaxValue,
                2 => (uint)random.Next(64),
                _ => value ^ (1u << random.Next(32)),
            });
        }
    }

    /// <summary>Tables and start-up pages.</summary>
    private AddressRange[] Places()
    {
        BootTablesView view = View();
        return
        [
            image.Tables,
            .. view.Memory.Where(memory => view.Text(memory.Name).EndsWith(".startup"))
                .Select(memory => new AddressRange(memory.Source, memory.Size)),
        ];
    }

    private BootTablesView View() => new(image.Read(image.Tables).ToArray());

    /// <summary>The image as text: all fields, with the names that they refer to, and the start-up pages.</summary>
    private string Meaning()
    {
        BootTablesView view = View();
        var text = new StringBuilder();
        foreach (IGrouping<string, TableField> record in TableFields.Of(image).GroupBy(
            field => field.Name.Contains(".Offset") || field.Name.Contains(".Length") ? "names" : field.Name))
        {
            text.AppendJoin(' ', record.Where(_ => record.Key != "names").Select(field => field.Read(image.Payload)));
        }

        NameReference[] names =
        [
            .. view.Components.SelectMany(item => (NameReference[])[item.Name, item.Description]),
            .. view.Threads.Select(item => item.Name),
            .. view.Memory.Select(item => item.Name),
            .. view.Notifications.Select(item => item.Name),
        ];
        text.AppendJoin(' ', names.Select(view.Text));
        foreach (AddressRange page in Places().Skip(1))
        {
            text.Append(Convert.ToHexString(image.Read(page)));
        }

        return text.ToString();
    }
}
