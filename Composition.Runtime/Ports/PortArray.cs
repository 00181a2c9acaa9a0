// A port with any number of connections, one element for each.
namespace CamkesNet;

/// <summary>
/// Ports of one kind, one for each connection, in the order of the connections. How many there are is up to the
/// composition, so a component with an array serves any number of peers.
/// </summary>
/// <typeparam name="TPort">The type of the elements.</typeparam>
public sealed class PortArray<TPort> : Port where TPort : Port
{
    private readonly Func<int, TPort> _create;
    private TPort[] _elements = [];

    /// <summary>Created by generated code.</summary>
    /// <param name="index">The place among the component's ports.</param>
    /// <param name="name">The property's name.</param>
    /// <param name="create">Creates the element of a number.</param>
    public PortArray(int index, string name, Func<int, TPort> create) : base(index, name) => _create = create;

    /// <summary>How many connections there are.</summary>
    public int Count => _elements.Length;

    /// <summary>The port of a connection.</summary>
    /// <param name="element">Its number, from 0 in the order of the connections.</param>
    /// <exception cref="IndexOutOfRangeException">There are not that many connections.</exception>
    public TPort this[int element] => _elements[element];

    /// <summary>Lets <c>foreach</c> go through the ports, in the order of the connections.</summary>
    public Enumerator GetEnumerator() => new(_elements);

    internal override void Attach(PortBinder binder)
    {
        int count = binder.CountPeers(this);
        if (_elements.Length != count)
        {
            CreateElements(count);
        }

        foreach (TPort port in _elements)
        {
            binder.Add(port);
        }

        IsConnected = _elements.Length > 0;
    }

    private void CreateElements(int count)
    {
        _elements = new TPort[count];
        for (int element = 0; element < count; element++)
        {
            TPort port = _create(element);
            port.Element = element;
            _elements[element] = port;
        }
    }

    /// <summary>A place in the array.</summary>
    public struct Enumerator
    {
        private readonly TPort[] _elements;
        private int _element;

        internal Enumerator(TPort[] elements)
        {
            _elements = elements;
            _element = -1;
        }

        /// <summary>The port at this place.</summary>
        public readonly TPort Current => _elements[_element];

        /// <summary>Goes to the next port.</summary>
        /// <returns>Whether there is one.</returns>
        public bool MoveNext() => ++_element < _elements.Length;
    }
}
