using System.Collections.Generic;
using System.Text;
using Bindery.Patterns;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Schema.Restrictions;

/// <summary>Describes patterns and name classes in messages.</summary>
internal static class PatternNames
{
    /// <summary>The maximum number of alternatives of a name class that are listed.</summary>
    private const int Shown = 3;

    /// <summary>A pattern with its name or value: <c>element "disk"</c>.</summary>
    public static string Describe(SimplePattern pattern) => pattern switch
    {
        SimpleElementReference reference => "element " + Describe(reference.Element.Name),
        SimpleAttribute attribute => "attribute " + Describe(attribute.Name),
        SimpleData data => $"data '{data.Datatype.Name}'",
        SimpleValue value => $"value '{value.Text}'",
        SimpleList => "list",
        SimpleText => "text",
        SimpleEmpty => "empty",
        SimpleChoice => "choice",
        SimpleGroup => "group",
        SimpleInterleave => "interleave",
        SimpleOneOrMore => "oneOrMore",
        _ => "notAllowed",
    };

    /// <summary>A pattern with its place relative to another one.</summary>
    public static string Describe(SimplePattern pattern, SourceSpan from) => $"{Describe(pattern)} ({SourcePlaces.Describe(pattern.Span, from)})";

    private static string Describe(NameClass nameClass)
    {
        var names = new List<string>();
        Collect(nameClass, names);
        var text = new StringBuilder(names[0]);
        for (var i = 1; i < names.Count && i < Shown; i++)
            text.Append(i + 1 == names.Count ? " or " : ", ").Append(names[i]);
        return names.Count > Shown ? text.Append(" or others").ToString() : text.ToString();
    }

    private static void Collect(NameClass nameClass, List<string> names)
    {
        if (names.Count > Shown)
            return;
        switch (nameClass)
        {
            case NameNameClass name:
                names.Add(name.NamespaceUri.Length == 0 ? $"'{name.LocalName}'" : $"'{name.LocalName}' of namespace '{name.NamespaceUri}'");
                break;
            case AnyNameClass any:
                names.Add(any.Except is null ? "of any name" : "of any name except the excluded ones");
                break;
            case NsNameClass ns:
                names.Add((ns.NamespaceUri.Length == 0 ? "of any name without namespace" : $"of any name of namespace '{ns.NamespaceUri}'")
                    + (ns.Except is null ? "" : " except the excluded ones"));
                break;
            case ChoiceNameClass choice:
                Collect(choice.Left, names);
                Collect(choice.Right, names);
                break;
        }
    }
}
