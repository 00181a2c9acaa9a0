// A port with any number of connections, one element for each.
namespace CamkesNet;

/// <summary>
/// Ports of one kind, one for each connection, in the order of the connections. How many there are is up to the
/// composition, so a component with an array serves any number of peers.
/// </summary>
/// <typeparam name="TPort">The type of the elements.</typeparam>
public sealed class PortArray<TPort> : Port where TPort : Port
{
    private readonly Func<int, TPort> create;
    private TPort[] elements = [];

    /// <summary>Created by generated code.</summary>
    /// <param name="index">The place among the component's ports.</param>
    /// <param name="name">The property's name.</param>
    /// <param name="create">Creates the element of a number.</param>
    public PortArray(int index, string name, Func<int, TPort> create) : base(index, name) => this.create = create;

    /// <summary>How many connections there are.</summary>
    public int Count => elements.Length;

    /// <summary>The port of a connection.</summary>
    /// <param name="element">Its number, from 0 in the order of the connections.</param>
    /// <exception cref="IndexOutOfRangeException">There are not that many connections.</exception>
    public TPort this[int element] => elements[element];

    /// <summary>Lets <c>foreach</c> go through the ports, in the order of the connections.</summary>
    public Enumerator GetEnumerator() => new(elements);

    internal override void Attach(PortBinder binder)
    {
        int count = binder.CountPeers(this);
        if (elements.Length != count)
        {
            CreateElements(count);
        }

        foreach (TPort port in elements)
        {
            binder.Add(port);
        }

        IsConnected = elements.Length > 0;
    }

    private void CreateElements(int count)
    {
        elements = new TPort[count];
        for (int element = 0; element < count; element++)
        {
            TPort port = create(element);
            port.Element = element;
            elements[element] = port;
        }
    }

    /// <summary>A place in the array.</summary>
    public struct Enumerator
    {
        private readonly TPort[] elements;
        private int element;

        internal Enumerator(TPort[] elements)
        {
            this.elements = elements;
            element = -1;
        }

        /// <summary>The port at this place.</summary>
        public readonly TPort Current => elements[element];

        /// <summary>Goes to the next port.</summary>
        /// <returns>Whether there is one.</returns>
        public bool MoveNext() => ++element < elements.Length;
    }
}
