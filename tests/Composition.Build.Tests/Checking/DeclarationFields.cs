// The fields of the declarations, by reflection: a new field is under test without a line here.
using System.Collections;
using System.Reflection;
using System.Text.Json;
using CamkesNet.Build.Declarations;

namespace CamkesNet.Tests.Checking;

/// <summary>Declarations with one field changed.</summary>
/// <param name="Name">Such as <c>DeclaredThread.Priority</c>.</param>
/// <param name="Place">Where the field is, for messages.</param>
/// <param name="System">The changed declarations.</param>
internal sealed record ChangedDeclaration(string Name, string Place, DeclaredSystem System);

/// <summary>Changes declarations field by field.</summary>
internal static class DeclarationFields
{
    /// <summary>Every field of every record, changed in each way that its type has.</summary>
    public static IEnumerable<ChangedDeclaration> Changes(DeclaredSystem system) =>
        ChangesOf(system, typeof(DeclaredSystem), "").Select(change =>
            new ChangedDeclaration(change.Name, change.Place, (DeclaredSystem)change.Value!));

    private static IEnumerable<(string Name, string Place, object? Value)> ChangesOf(
        object record, Type type, string place)
    {
        foreach (PropertyInfo property in type.GetProperties().Where(property => property.CanWrite))
        {
            object? value = property.GetValue(record);
            string name = $"{type.Name}.{property.Name}";
            foreach ((string part, string where, object? changed) in ChangesOf(
                value, property.PropertyType, name, $"{place}.{property.Name}"))
            {
                yield return (part, where, With(record, property, changed));
            }
        }
    }

    private static IEnumerable<(string Name, string Place, object? Value)> ChangesOf(
        object? value, Type type, string name, string place)
    {
        switch (value)
        {
            case null:
                yield break; // Nothing of that kind is declared here.
            case bool flag:
                yield return (name, place, !flag);
                break;
            case string text:
                yield return (name, place, text + "x");
                yield return (name, place, "");
                break;
            case JsonElement json:
                yield return (name, place, Other(json));
                break;
            case IList list:
                Type element = type.GetGenericArguments()[0];
                foreach ((string part, string where, IEnumerable changed) in ChangesOf(list, element, name, place))
                {
                    yield return (part, where, Typed(changed, element));
                }

                break;
            case Enum:
                foreach (object other in Enum.GetValues(type).Cast<object>().Where(other => !other.Equals(value)))
                {
                    yield return (name, place, other);
                }

                break;
            case IConvertible number:
                foreach (decimal other in Others(number))
                {
                    yield return (name, place, Convert.ChangeType(other, type));
                }

                break;
            default:
                foreach ((string, string, object?) change in ChangesOf(value, type, place))
                {
                    yield return change;
                }

                break;
        }
    }

    /// <summary>A list without one of its elements, with one twice, with a changed one.</summary>
    private static IEnumerable<(string Name, string Place, IEnumerable Value)> ChangesOf(
        IList list, Type element, string name, string place)
    {
        object[] items = [.. list.Cast<object>()];
        for (int i = 0; i < items.Length; i++)
        {
            yield return (name, $"{place}[{i}] removed", items[..i].Concat(items[(i + 1)..]));
            yield return (name, $"{place}[{i}] twice", items[..i].Append(items[i]).Concat(items[i..]));
            foreach ((string part, string where, object? changed) in ChangesOf(
                items[i], element, name, $"{place}[{i}]"))
            {
                yield return (part, where, items[..i].Append(changed).Concat(items[(i + 1)..]));
            }
        }
    }

    private static IEnumerable<decimal> Others(IConvertible number)
    {
        decimal value = number.ToDecimal(null);
        decimal most = (decimal)Convert.ChangeType(
            number.GetType().GetField(nameof(int.MaxValue))!.GetValue(null)!, typeof(decimal));
        return ((decimal[])[0, value - 1, value + 1, most])
            .Where(other => other >= 0 && other <= most && other != value);
    }

    private static JsonElement Other(JsonElement json) => JsonSerializer.SerializeToElement<object>(
        json.ValueKind switch
        {
            JsonValueKind.String => json.GetString() + "x",
            JsonValueKind.Number => json.GetInt64() + 1,
            _ => !json.GetBoolean(),
        });

    private static IList Typed(IEnumerable items, Type element)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        foreach (object? item in items)
        {
            list.Add(item);
        }

        return list;
    }

    private static object With(object record, PropertyInfo property, object? value)
    {
        object copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
        property.SetValue(copy, value);
        return copy;
    }
}
