namespace CamkesApp;

// A contract: what one component provides and another uses. A call copies its arguments into a message.
public interface IGreeter
{
    string Greet(string name);
}
