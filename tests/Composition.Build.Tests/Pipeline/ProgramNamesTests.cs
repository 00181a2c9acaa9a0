// Programs have names of their own, which files can have.
using System.Text;
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Pipeline;

namespace CamkesNet.Tests.Pipeline;

public sealed class ProgramNamesTests
{
    [TestCase("A.B@App", "A.C@App", "A.B", "A.C")]
    [TestCase("A.B@App", "A.B@Lib", "A.B@App", "A.B@Lib")]
    [TestCase("A.B@App", "a.b@App", "A.B", "a.b")]
    [TestCase("kernel@App", "Kernel@App", "kernel@App", "Kernel")]
    public void Types_have_their_own_names_as_far_as_these_tell_them_apart(
        string first, string second, string firstName, string secondName) =>
        Assert.That(Names(first, second), Is.EqualTo(new[] { firstName, secondName }));

    [Test]
    public void A_name_that_no_file_can_have_is_shortened_and_stays_another()
    {
        string[] names = Names($"A.{new string('é', 500)}@App", $"A.{new string('é', 501)}@App");

        Assert.That(names, Is.Unique.And.All.StartsWith("A.éé"));
        Assert.That(names.Select(name => Encoding.UTF8.GetByteCount(name)), Is.All.LessThan(220));
    }

    private static string[] Names(params string[] types) =>
    [
        .. ProgramNames.Of(types.Select(type => type.Split('@')).Select(parts => new DeclaredImplementation
        {
            Type = parts[0],
            Assembly = parts[1],
        })).Select(program => program.Name),
    ];
}
