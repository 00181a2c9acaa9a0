// What runs in ring 0 stays small: see docs/security.md.
using System.Globalization;
using System.Text.RegularExpressions;
using CamkesNet.Benchmarks;

namespace CamkesNet.Tests.Size;

[TestFixture]
public class KernelCodeTests
{
    private const int ResidentLimit = 6300;

    /// <summary>
    /// Without the proof of the clock's frequency, what a machine may lack (both at boot only), posted writes and a log that
    /// nobody waits for it is below 8,000.
    /// </summary>
    private const int Limit = 8500;

    [Test]
    public void What_stays_mapped_stays_below_its_limit() =>
        Assert.That(KernelCode.Count(Clone.Root).Resident, Is.LessThanOrEqualTo(ResidentLimit));

    [Test]
    public void The_kernel_with_its_boot_stage_stays_below_its_limit() =>
        Assert.That(KernelCode.Count(Clone.Root).All, Is.LessThanOrEqualTo(Limit));

    [TestCase("resident: kernel and stubs")]
    [TestCase("boot stage")]
    public void The_security_page_has_the_numbers_but_for_small_changes(string part)
    {
        const int SmallChange = 40;
        var code = KernelCode.Count(Clone.Root);
        string page = File.ReadAllText(Path.Combine(Clone.Root, "docs", "security.md"));
        string number = Regex.Match(page, $@"(?m)^\| {part} \| ([0-9,]+) \|$").Groups[1].Value;

        Assert.That(
            int.Parse(number, NumberStyles.AllowThousands, CultureInfo.InvariantCulture),
            Is.EqualTo(part == "boot stage" ? code.BootStage : code.Resident).Within(SmallChange));
    }

    [Test]
    public void Blanks_comments_and_lone_braces_do_not_count()
    {
        string root = Directory.CreateTempSubdirectory("kernel-code").FullName;
        try
        {
            string kernel = Path.Combine(root, "Composition.Kernel");
            string boot = Path.Combine(kernel, "Boot");
            Directory.CreateDirectory(boot);
            Directory.CreateDirectory(Path.Combine(root, "Composition.Build", "Stubs"));
            const string Class = "// A comment.\nclass A\n{\n\n    /// <summary>Documentation.</summary>\n    int a;\n}\n";
            File.WriteAllText(Path.Combine(kernel, "A.cs"), Class);
            File.WriteAllText(Path.Combine(boot, "A.cs"), Class);
            File.WriteAllText(Path.Combine(boot, "B.cs"), Class);

            Assert.That(KernelCode.Count(root), Is.EqualTo(new KernelCode(Resident: 2, BootStage: 4)));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
