// What [VmConfiguration] declares is all that there is to a setting: nothing else repeats its name or its type.
extern alias build;
using System.Reflection;
using System.Text.Json;
using build::CamkesNet.Build.Declarations;
using CamkesNet.Generators.Models;
using CamkesNet.Generators.Reading;
using CamkesNet.Generators.Tests.Infrastructure;
using CamkesNet.Vmm;

namespace CamkesNet.Generators.Tests.Layout;

public sealed class VirtualMachineSettingTests
{
    private static IEnumerable<PropertyInfo> Settings => typeof(VmConfigurationAttribute).GetProperties(
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

    private static IEnumerable<PropertyInfo> MonitorAttributes =>
        Settings.Where(setting => setting.IsDefined(typeof(AttributeAttribute)));

    [TestCaseSource(nameof(MonitorAttributes))]
    public void A_setting_is_a_property_of_the_monitor(PropertyInfo setting)
    {
        PropertyInfo? property = typeof(VirtualMachineMonitor).GetProperty(setting.Name);

        Assert.That(property?.PropertyType, Is.EqualTo(setting.PropertyType));
    }

    [TestCaseSource(nameof(MonitorAttributes))]
    public void A_setting_reaches_the_monitors_instance(PropertyInfo setting)
    {
        (string literal, string json) = Type.GetTypeCode(setting.PropertyType) switch
        {
            TypeCode.String => ("\"thing\"", "thing"),
            TypeCode.Boolean => ("true", "True"),
            _ => ("77", "77"),
        };

        Assert.That(AttributesOf($"{setting.Name} = {literal}")[setting.Name].ToString(), Is.EqualTo(json));
    }

    [TestCaseSource(nameof(MonitorAttributes))]
    public void A_setting_that_is_not_set_has_the_declared_default(PropertyInfo setting)
    {
        object? declared = setting.GetCustomAttribute<AttributeAttribute>()!.Default
            ?? (setting.PropertyType == typeof(string) ? "" : Activator.CreateInstance(setting.PropertyType));

        Assert.That(AttributesOf("")[setting.Name].ToString(), Is.EqualTo($"{declared}"));
        Assert.That(
            setting.GetValue(new VmConfigurationAttribute(0)),
            Is.EqualTo(declared),
            "the property's own value where it is not set");
    }

    [Test]
    public void The_monitor_has_no_attribute_of_its_own() => Assert.That(
        AttributesOf("").Keys, Is.EqualTo(MonitorAttributes.Select(setting => setting.Name)));

    [Test]
    public void What_generator_and_builder_read_by_name_is_declared()
    {
        string[] names =
        [
            VirtualMachineModel.GuestRamSetting, VirtualMachineModel.KernelSetting, MonitorSettings.GuestRamMb,
            MonitorSettings.KernelImage, MonitorSettings.KernelCmdline, MonitorSettings.InitrdImage,
        ];

        Assert.That(names.Distinct(), Is.SubsetOf(MonitorAttributes.Select(setting => setting.Name)));
    }

    [Test]
    public void Every_setting_goes_to_the_monitor_or_its_instance_or_its_memory_or_is_marked_as_without_effect()
    {
        IEnumerable<string> elsewhere = Settings.Except(MonitorAttributes)
            .Where(setting => !setting.IsDefined(typeof(WithoutEffectAttribute)))
            .Select(setting => setting.Name);
        IEnumerable<string> pools = Enumerable
            .Range(VirtualMachineReader.SmallestPoolBits,
                VirtualMachineReader.LargestPoolBits - VirtualMachineReader.SmallestPoolBits + 1)
            .Select(bits => $"SimpleUntyped{bits}Pool");

        Assert.That(elsewhere, Is.EquivalentTo(pools.Append("Index").Append("Priority").Append("HeapSize").Append("EscapeKey")));
    }

    [TestCase("", "", 29)]
    [TestCase("EscapeKey = 20", "", 20)]
    [TestCase("", "EscapeKey = 7", 7)]
    [TestCase("EscapeKey = 20", "EscapeKey = 7", 20)]
    public void The_first_machine_that_sets_the_escape_key_sets_it_for_the_console(string first, string second, int key)
    {
        string Machine(int index, string setting) =>
            $"[VmConfiguration({index}{(setting.Length == 0 ? "" : ", " + setting)})]";

        JsonElement serial = GeneratedLayout.Of(
                $"[Component] {Machine(1, second)} {Machine(0, first)} public partial class Vm : VirtualMachines;",
                "[Assembly] public partial class Hello : Composition { [Instance] public partial Vm vm { get; } }")
            .GetProperty("instances").EnumerateArray()
            .Single(instance => instance.GetProperty("name").GetString() == "serial");
        Assert.That(
            serial.GetProperty("attributes").EnumerateArray().Single().GetProperty("value").GetInt32(),
            Is.EqualTo(key));
    }

    [TestCase("", false)]
    [TestCase("(IsBackground = true)", true)]
    public void A_machine_is_in_the_background_when_its_class_says_so(string arguments, bool expected) => Assert.That(
        Machine($"[Component{arguments}] [VmConfiguration(0)]").GetProperty("background").GetBoolean(),
        Is.EqualTo(expected));

    private static Dictionary<string, JsonElement> AttributesOf(string setting) =>
        Machine("[Component] [VmConfiguration(0" + (setting.Length == 0 ? "" : ", " + setting) + ")]")
        .GetProperty("attributes").EnumerateArray()
        .ToDictionary(
            attribute => attribute.GetProperty("name").GetString()!, attribute => attribute.GetProperty("value"));

    private static JsonElement Machine(string attributes) => GeneratedLayout.Of(
            attributes + " public partial class Vm : VirtualMachines;",
            "[Assembly] public partial class Hello : Composition { [Instance] public partial Vm vm { get; } }")
        .GetProperty("instances").EnumerateArray()
        .Single(instance => instance.GetProperty("name").GetString() == "vm0");
}
