// Methods are found by the names in ilc's messages.
using CamkesNet.Build.Compilation;

namespace CamkesNet.Tests.Compilation;

public sealed class IlcMethodNameTests
{
    [TestCase("N.Type.Method(Int32)", "N.Type", "Method")]
    [TestCase("N.List`1<__Canon>.Add(__Canon)", "N.List`1", "Add")]
    [TestCase("N.Outer+Inner`2<Int32,N.Other`1<String>>.Run<Int32>(Double,T[])", "N.Outer.Inner`2", "Run")]
    [TestCase("N.Type..ctor()", "N.Type", ".ctor")]
    [TestCase("N.Type..cctor()", "N.Type", ".cctor")]
    [TestCase("App.Inner.P.<>c.<AppMain>b__0_0()", "App.Inner.P.<>c", "<AppMain>b__0_0")]
    public void A_spelling_is_taken_apart(string spelling, string type, string method)
    {
        Assert.That(IlcMethodName.Parse(spelling), Is.EqualTo(new IlcMethodName(type, method)));
    }

    [TestCase("N.Type.<>c", "<Run>b__0_0", "N.Type", "Run")]
    [TestCase("N.Type", "<Run>g__Local|1_0", "N.Type", "Run")]
    [TestCase("N.Type.<Items>d__3", "MoveNext", "N.Type", "Items")]
    [TestCase("N.List`1.Enumerator", "Dispose", "N.List.Enumerator", "Dispose")]
    [TestCase("N.Type", ".ctor", "N.Type", ".ctor")]
    public void A_compiler_made_name_becomes_what_the_user_wrote(
        string type, string method, string readableType, string readableMethod)
    {
        Assert.That(MetadataNames.ReadableParts(type, method), Is.EqualTo((readableType, readableMethod)));
    }
}
