// How long a test may take that says nothing else; the build gives it to every test project.
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace CamkesNet.Tests.TimeLimits;

/// <summary>
/// NUnit's CancelAfter for an assembly, which NUnit has for classes and methods only: these override it. The token of a
/// test is cancelled then; who waits has to heed it (<see cref="TestTime"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class TimeLimitAttribute(int milliseconds) : NUnitAttribute, IApplyToContext
{
    public void ApplyToContext(TestExecutionContext context)
    {
        context.TestCaseTimeout = milliseconds;
        context.UseCancellation = true;
    }
}
