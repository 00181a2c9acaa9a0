// Calls between components in one process, through the glue that also runs on the image.
using CamkesNet.Hosted;
using CamkesNet.Tests.Compositions;

namespace CamkesNet.Tests.Hosted;

[TestFixture]
internal sealed class HostedCallTests
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    [Test]
    public void Every_shape_of_parameter_goes_across() => RunClient(client =>
    {
        IEcho echo = client.Echo.Call;
        Assert.That(echo.Add(-5, 3), Is.EqualTo(-2));
        Assert.That(echo.Greet("Grüße"), Is.EqualTo("Hello, Grüße!"));
        echo.Sum([int.MaxValue, int.MaxValue, -1], out long total);
        Assert.That(total, Is.EqualTo(2L * int.MaxValue - 1));
        byte[] bytes = [1, 2, 3, 4, 5];
        echo.Reverse(bytes);
        Assert.That(bytes, Is.EqualTo(new byte[] { 5, 4, 3, 2, 1 }));
        var mirrored = new Point(0, 0, 7);
        Assert.That(echo.TryMirror(new Point(1, 2, 3), ref mirrored, Axis.Y), Is.True);
        Assert.That(mirrored, Is.EqualTo(new Point(-1, 2, 7)));
        Assert.That(echo.TryMirror(new Point(1, 2, 3), ref mirrored, (Axis)(-1)), Is.False);
        Assert.That(echo.Repeat(7, 3), Is.EqualTo(new[] { 7, 7, 7 }));
        Assert.That(echo.Repeat(7, 0), Is.Empty);
    });

    [Test]
    public void What_the_server_throws_reaches_the_client_and_the_server_goes_on() => RunClient(client =>
    {
        Assert.That(() => client.Echo.Call.Throw("no such file"), Throws
            .InstanceOf<RemoteException>().With.Message.EqualTo("no such file"));
        Assert.That(client.Echo.Call.Add(1, 1), Is.EqualTo(2));
    });

    [Test]
    public void A_result_that_is_too_long_is_an_exception_at_the_client() => RunClient(client =>
        Assert.That(() => client.Echo.Call.Repeat(1, 2000), Throws.InstanceOf<RemoteException>()));

    [Test]
    public void An_argument_that_is_too_long_never_leaves_the_client() => RunClient(client =>
        Assert.That(
            () => client.Echo.Call.Greet(new string('x', 5000)), Throws.InstanceOf<MessageTooLongException>()));

    [Test]
    public void Clients_are_numbered_in_the_order_of_their_connections()
    {
        var hello = new Hello();
        int first = -1;
        int second = -1;
        hello.client.Program = client => first = client.Echo.Call.WhoCalls();
        hello.second.Program = client => second = client.Echo.Call.WhoCalls();
        using var system = HostedSystem.Start(hello);
        Assert.That(system.WaitForRun(hello.client, patience), Is.True);
        Assert.That(system.WaitForRun(hello.second, patience), Is.True);
        Assert.That((first, second), Is.EqualTo((0, 1)));
        Assert.That(hello.echo.Echo.ClientCount, Is.EqualTo(2));
    }

    [Test]
    public void Calls_of_several_clients_are_served_one_at_a_time()
    {
        var hello = new Hello();
        Action<Client> program = client =>
        {
            for (int i = 0; i < 500; i++)
            {
                client.Echo.Call.Ping();
            }
        };
        hello.client.Program = program;
        hello.second.Program = program;
        using var system = HostedSystem.Start(hello);
        Assert.That(system.WaitForRun(hello.client, patience), Is.True);
        Assert.That(system.WaitForRun(hello.second, patience), Is.True);
        Assert.That(hello.echo.LargestNesting, Is.EqualTo(1));
    }

    [Test]
    public void A_fake_can_stand_for_a_whole_component()
    {
        var hello = new Hello();
        string answer = "";
        hello.client.Program = client => answer = client.Echo.Call.Greet("you");
        using var system = new HostedSystem(hello);
        system.Replace(hello.echo, new RudeEcho());
        system.Start();
        Assert.That(system.WaitForRun(hello.client, patience), Is.True);
        Assert.That(answer, Is.EqualTo("Go away, you."));
    }

    [Test]
    public void An_optional_port_that_is_not_connected_says_so() => RunClient(client =>
    {
        Assert.That(client.Maybe.IsConnected, Is.False);
        Assert.That(() => client.Maybe.Call, Throws.InvalidOperationException.With.Message.Contains("Maybe"));
        Assert.That(client.Echo.IsConnected, Is.True);
    });

    [Test]
    public void An_integer_call_allocates_nothing() => RunClient(client =>
    {
        IEcho echo = client.Echo.Call;
        echo.Add(1, 2);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int sum = 0;
        for (int i = 0; i < 1000; i++)
        {
            sum = echo.Add(sum, i);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        Assert.That(sum, Is.EqualTo(499_500));
    });

    internal static void RunClient(Action<Client> program)
    {
        var hello = new Hello();
        hello.client.Program = program;
        using var system = HostedSystem.Start(hello);
        Assert.That(system.WaitForRun(hello.client, patience), Is.True);
    }
}
