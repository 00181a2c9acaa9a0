// CN1010: connects a port, or marks it optional.
using CamkesNet.Generators.Analyzers;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Adds a connection to a port that fits, one proposal for each; or marks the port [Optional].</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PortConnectionFix)), Shared]
public sealed class PortConnectionFix() : RuleFix(CompositionRules.PortNotConnected)
{
    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        PropertyDeclarationSyntax? declaration = occurrence.Find<PropertyDeclarationSyntax>();
        if (declaration?.Parent is not TypeDeclarationSyntax part
            || occurrence.Declared<IPropertySymbol>(declaration) is not { } instance
            || Subject.Of(occurrence.Diagnostic) is not { } portName)
        {
            yield break;
        }

        var composition = DeclaredComposition.Of(
            instance.ContainingType, occurrence.Compilation, occurrence.Cancellation);
        ConnectionEnd end = new(instance.Name, portName);
        if (composition.Connections.Resolve(end) is not { } resolved)
        {
            yield break;
        }

        foreach (ConnectionEnd peer in Peers(composition, end, resolved.Port))
        {
            yield return Proposal.Change(
                $"Connect '{end}' to '{peer}'",
                "Connect to " + peer,
                occurrence.Document,
                part,
                current => Connect(current, occurrence, instance, resolved.Port, end, peer));
        }

        if (PropertyOf(instance, portName) is { } port
            && occurrence.DeclarationsOf<PropertyDeclarationSyntax>(port).FirstOrDefault() is { } written)
        {
            yield return Proposal.ChangeDeclarations(
                $"Mark '{portName}' [Optional] in '{resolved.Instance.Component.Name}'",
                "Optional",
                occurrence.Solution,
                [written],
                current => AttributeSyntaxes.Has(current, WellKnownNames.OptionalAttribute)
                    ? current
                    : AttributeSyntaxes.Add(current, WellKnownNames.OptionalAttribute));
        }
    }

    // The free ports of the class's own instances that the port's connector can connect.
    private static IEnumerable<ConnectionEnd> Peers(
        DeclaredComposition composition, ConnectionEnd end, PortModel port) =>
        from instance in composition.Model.Instances
        from other in composition.Model.FindComponent(instance.Component)?.Ports ?? default
        let peer = new ConnectionEnd(instance.Name, other.Name)
        where peer != end && Connectors.Joins(port.Kind, other.Kind) && other.Payload == port.Payload
            && (port.Kind != PortKind.Dataport || peer.Instance != end.Instance)
            && (other.Kind.TakesManyConnections() || composition.Connections.PeersOf(peer).Count == 0)
        select peer;

    private static SyntaxNode Connect(
        TypeDeclarationSyntax part,
        Occurrence occurrence,
        IPropertySymbol instance,
        PortModel port,
        ConnectionEnd end,
        ConnectionEnd peer)
    {
        // Events and interrupts go in the other direction.
        bool isReceiver = port.Kind is PortKind.Consumes or PortKind.Interrupt;
        (ConnectionEnd from, ConnectionEnd to) = isReceiver ? (peer, end) : (end, peer);
        string name = Names.Free(
            Members.NamesOf(instance.ContainingType, part),
            Names.Camel(end.Port),
            Names.Camel(end.Instance) + end.Port);
        PropertyDeclarationSyntax previous = part.Members.OfType<PropertyDeclarationSyntax>()
            .Last(member => AttributeSyntaxes.Has(member, WellKnownNames.ConnectionAttribute)
                || AttributeSyntaxes.Has(member, WellKnownNames.InstanceAttribute)
                || member.Identifier.ValueText == instance.Name);
        bool isSpread = previous.AttributeLists.LastOrDefault() is { } list && AttributeSyntaxes.EndsLine(list);
        string connector = Connector(occurrence, instance, port);
        string connection = $"[Connection]{(isSpread ? "\n" : " ")}public {connector} {Names.Escape(name)} => "
            + $"new(from: {Text(from)}, to: {Text(to)});";
        return Members.Insert(part, previous, connection, isSpread || Members.IsSpread(previous));
    }

    private static string Connector(Occurrence occurrence, IPropertySymbol instance, PortModel port)
    {
        string name = WellKnownNames.Namespace + "." + Connectors.For(port.Kind);
        INamedTypeSymbol? type = PropertyOf(instance, port.Name)?.Type
            is INamedTypeSymbol { TypeArguments: { Length: 1 } payload }
            ? occurrence.Compilation.GetTypeByMetadataName(name + "`1")?.Construct(payload[0])
            : occurrence.Compilation.GetTypeByMetadataName(name);
        return type?.ToMinimalDisplayString(occurrence.Model, occurrence.Diagnostic.Location.SourceSpan.Start) ?? name;
    }

    private static IPropertySymbol? PropertyOf(IPropertySymbol instance, string port) =>
        ComponentReader.Hierarchy((INamedTypeSymbol)instance.Type)
            .SelectMany(type => type.GetMembers(port).OfType<IPropertySymbol>())
            .FirstOrDefault();

    private static string Text(ConnectionEnd end) => Names.Escape(end.Instance) + "." + Names.Escape(end.Port);
}
