namespace CamkesApp;

// A contract: an interface that one component provides and another uses. A call copies its arguments into a message.
public interface IGreeter
{
    string Greet(string name);
}
