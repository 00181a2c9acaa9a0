// What the fixes of the rules for the values of attributes make of sources.
using CamkesNet.Generators.Tests.Infrastructure;
using static CamkesNet.Generators.Tests.Infrastructure.EchoSystem;

namespace CamkesNet.Generators.Tests.CodeFixes;

public sealed class SettingFixTests
{
    [Test]
    public void A_setting_names_the_nearest_attribute() => FixRun.VerifyMembers(
        "CN1016",
        "Set 'Rounds'",
        "    [Instance, Setting(\"Round\", 20)] public partial Client client { get; }\n"
            + Instances("Server", "echo") + Call,
        "    [Instance, Setting(nameof(Client.Rounds), 20)] public partial Client client { get; }\n"
            + Instances("Server", "echo") + Call);

    [Test]
    public void A_setting_that_names_nothing_is_removed() => FixRun.VerifyMembers(
        "CN1016",
        "Remove the setting 'Nothing'",
        "    [Instance]\n    [Setting(\"Nothing\", 20)]\n    public partial Server echo { get; }\n",
        "    [Instance]\n    public partial Server echo { get; }\n");

    [Test]
    public void All_settings_name_the_nearest_attributes() => FixRun.VerifyAllMembers(
        "CN1016",
        "Set 'Rounds'",
        "    [Instance, Setting(\"Round\", 20), Setting(\"text\", \"\")] public partial Client client { get; }\n"
            + Instances("Server", "echo") + Call,
        "    [Instance, Setting(nameof(Client.Rounds), 20), Setting(nameof(Client.Text), \"\")] "
            + "public partial Client client { get; }\n" + Instances("Server", "echo") + Call);

    [TestCase("Rounds", "\"20\"", "20")]
    [TestCase("Rounds", "20.0", "20")]
    [TestCase("Text", "1", "\"1\"")]
    [TestCase("IsLoud", "1", "true")]
    [TestCase("IsLoud", "\"False\"", "false")]
    [TestCase("Letter", "\"x\"", "'x'")]
    [TestCase("Day", "1", "DayOfWeek.Monday")]
    [TestCase("Day", "\"Friday\"", "DayOfWeek.Friday")]
    public void A_setting_is_written_as_its_type_wants_it(string attribute, string value, string literal) =>
        FixRun.VerifyMembers(
        "CN1017", $"Write {literal}", Set(attribute, value), Set(attribute, literal));

    [TestCase("Rounds", "256")]
    [TestCase("Rounds", "\"many\"")]
    [TestCase("Rounds", "1.5")]
    [TestCase("Letter", "\"xy\"")]
    [TestCase("Day", "77")]
    [TestCase("IsLoud", "2")]
    public void A_value_that_a_type_does_not_have_is_the_users_to_change(string attribute, string value) => Assert.That(
        FixRun.Titles("CN1017", EchoSystem.Of(Set(attribute, value)), Parts), Is.Empty);

    [Test]
    public void All_settings_are_written_as_their_types_want_them() => FixRun.VerifyAllMembers(
        "CN1017",
        "Write 20",
        Set("Rounds", "\"20\"").Replace("[Setting", "[Setting(nameof(Client.Text), 1)]\n    [Setting"),
        Set("Rounds", "20").Replace("[Setting", "[Setting(nameof(Client.Text), \"1\")]\n    [Setting"));

    [Test]
    public void Attributes_without_values_are_set() => FixRun.VerifyAll(
        "CN1018",
        "Set 'Needed' of 'a'",
        EchoSystem.Of("    [Instance]\n    public partial Needy a { get; }\n") + Needy("", ""),
        EchoSystem.Of("    [Instance]\n    [Setting(nameof(Needy.Day), DayOfWeek.Sunday)]\n"
            + "    [Setting(nameof(Needy.Needed), 0)]\n    public partial Needy a { get; }\n") + Needy("", ""));

    [Test]
    public void Attributes_without_values_get_defaults() => FixRun.VerifyAll(
        "CN1018",
        "Give 'Needed' a default",
        EchoSystem.Of(Instances("Needy", "a")) + Needy("", ""),
        EchoSystem.Of(Instances("Needy", "a")) + Needy("(Default = 0)", "(Default = DayOfWeek.Sunday)"));

    private static string Set(string attribute, string value) =>
        "    [Instance]\n    [Setting(nameof(Client." + attribute + "), " + value + ")]\n"
        + "    public partial Client client { get; }\n" + Instances("Server", "echo") + Call;

    private static string Needy(string needed, string day) =>
        "[Component]\npublic partial class Needy : Component\n{\n    [Attribute" + needed
        + "] public partial int Needed { get; }\n    [Attribute" + day + "] public partial DayOfWeek Day { get; }\n}\n";
}
