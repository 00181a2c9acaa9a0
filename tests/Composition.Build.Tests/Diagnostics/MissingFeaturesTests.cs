// What images do not have is explained.
using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Tests.Diagnostics;

public sealed class MissingFeaturesTests
{
    [Test]
    public void A_call_of_a_generic_virtual_method_is_an_error_that_names_the_component()
    {
        BuildDiagnostic error =
            MissingFeatures.OfSymbol("Samples.Client", "error_generic_virtual_methods_are_not_supported")!;

        Assert.That(error.Code, Is.EqualTo(BuildCodes.MissingFeature));
        Assert.That(error.Message, Does.Contain("'Samples.Client' calls a generic virtual method"));
    }

    [Test]
    public void A_thread_static_field_is_an_error_that_names_the_component()
    {
        BuildDiagnostic error = MissingFeatures.OfCompilerOutput(
            "Samples.Client",
            ["Error: Expected type 'Internal.Runtime.ThreadStatics' not found in module 'System.Private.CoreLib'"])!;

        Assert.That(error.Code, Is.EqualTo(BuildCodes.MissingFeature));
        Assert.That(error.Message, Does.Contain("'Samples.Client' uses a [ThreadStatic] field"));
    }

    [Test]
    public void A_call_into_a_native_library_is_an_error_that_names_the_function()
    {
        BuildDiagnostic error = MissingFeatures.OfCompilerOutput(
            "Samples.Client",
            [
                "---> ILCompiler.CodeGenerationFailedException: Code generation failed for method '[App]M.N.getpid()'",
                "---> System.InvalidOperationException: Expected type "
                    + "'Internal.Runtime.CompilerHelpers.InteropHelpers' not found in module 'System.Private.CoreLib'",
            ])!;

        Assert.That(error.Code, Is.EqualTo(BuildCodes.MissingFeature));
        Assert.That(
            error.Message,
            Does.Contain("'Samples.Client' calls 'M.N.getpid', a function of a native library, which images do not"));
    }

    [Test]
    public void Other_failures_keep_their_own_errors() => Assert.Multiple(() =>
    {
        Assert.That(MissingFeatures.OfSymbol("Samples.Client", "RhpNewFast"), Is.Null);
        Assert.That(MissingFeatures.OfCompilerOutput("Samples.Client", ["Error: out of memory"]), Is.Null);
    });
}
