using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Diagnostics;
using Bindery.Patterns;
using Bindery.Schema.SimpleSyntax;
using Bindery.Schema.Syntax;

namespace Bindery.Generator.Pipeline;

/// <summary>Applies the names of a names file to a schema, as if they were annotations.</summary>
internal static class ChosenNames
{
    /// <summary>Applies the names, and reports entries that match nothing.</summary>
    public static void Apply(SimpleGrammar grammar, SchemaText file, List<Problem> problems)
    {
        foreach (var entry in NamesFile.Read(file, problems))
        {
            var isMet = false;
            foreach (var element in grammar.Elements.Where(element => entry.Element is null || Is(element.Name, entry.Element)))
                isMet |= entry.Attribute is null ? Apply(entry, element) : Apply(entry, element, entry.Attribute);
            if (!isMet)
                problems.Add(new Problem(GeneratorRules.InvalidItem, $"The schema has no {Described(entry)}", entry.Place));
        }
    }

    private static bool Apply(NameEntry entry, SimpleElement element)
    {
        if (entry.Word is not null)
            return Apply(entry, element.Content);
        element.Annotations = With(entry, element.Annotations);
        return true;
    }

    private static bool Apply(NameEntry entry, SimpleElement element, string name)
    {
        var isMet = false;
        foreach (var attribute in Nodes(element.Content).OfType<SimpleAttribute>().Where(attribute => Is(attribute.Name, name)))
        {
            if (entry.Word is null)
                attribute.Annotations = With(entry, attribute.Annotations);
            isMet |= entry.Word is null || Apply(entry, attribute.Content);
        }
        return isMet;
    }

    // The words of attributes are not words of their element.
    private static bool Apply(NameEntry entry, SimplePattern content)
    {
        var isMet = false;
        foreach (var value in Nodes(content, entersAttributes: false).OfType<SimpleValue>().Where(value => value.Text.Trim() == entry.Word!.Trim()))
        {
            value.Annotations = value.Annotations with { Name = entry.Name };
            isMet = true;
        }
        return isMet;
    }

    private static Annotations With(NameEntry entry, Annotations annotations) =>
        entry.Kind == "type" ? annotations with { TypeName = entry.Name } : annotations with { Name = entry.Name };

    private static IEnumerable<SimplePattern> Nodes(SimplePattern content, bool entersAttributes = true)
    {
        var open = new Stack<SimplePattern>();
        open.Push(content);
        while (open.Count > 0)
        {
            var pattern = open.Pop();
            yield return pattern;
            IEnumerable<SimplePattern> inner = pattern switch
            {
                SimpleChoice choice => choice.Alternatives,
                SimpleGroup group => group.Items,
                SimpleInterleave interleave => interleave.Items,
                SimpleOneOrMore repeated => [repeated.Content],
                SimpleList list => [list.Content],
                SimpleAttribute attribute when entersAttributes => [attribute.Content],
                _ => [],
            };
            foreach (var one in inner)
                open.Push(one);
        }
    }

    private static bool Is(NameClass names, string name) => names switch
    {
        NameNameClass one => name[0] == '{' ? name == $"{{{one.NamespaceUri}}}{one.LocalName}" : name == one.LocalName,
        ChoiceNameClass choice => Is(choice.Left, name) || Is(choice.Right, name),
        _ => false,
    };

    private static string Described(NameEntry entry)
    {
        var what = entry.Attribute is null ? $"element '{entry.Element}'"
            : entry.Element is null ? $"attribute '{entry.Attribute}'"
            : $"attribute '{entry.Attribute}' in an element '{entry.Element}'";
        return entry.Word is null ? what : what + $" with the word '{entry.Word}'";
    }
}
