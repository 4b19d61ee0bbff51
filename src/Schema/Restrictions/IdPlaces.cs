using System.Collections.Generic;
using Bindery.Datatypes;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Schema.Restrictions;

/// <summary>
/// Checks that a pattern whose datatype is an ID type is in an attribute (RELAX NG DTD Compatibility, 5). In the text of an element, it would not be checked
/// that IDs are unique and that references have targets. XML Schema allows these types anywhere. In a list or a choice of an attribute they are accepted,
/// although the specification does not allow it: OpenDocument has such lists.
/// </summary>
internal sealed class IdPlaces(DiagnosticBag diagnostics, int patternCount)
{
    private readonly bool[] _visited = new bool[patternCount];

    public void Check(SimplePattern content) => Visit(content);

    private void Visit(SimplePattern pattern)
    {
        if (_visited[pattern.Index])
            return;
        _visited[pattern.Index] = true;
        switch (pattern)
        {
            case SimpleChoice choice:
                VisitAll(choice.Alternatives);
                break;
            case SimpleGroup group:
                VisitAll(group.Items);
                break;
            case SimpleInterleave interleave:
                VisitAll(interleave.Items);
                break;
            case SimpleOneOrMore oneOrMore:
                Visit(oneOrMore.Content);
                break;
            case SimpleList list:
                Visit(list.Content);
                break;
            case SimpleData data:
                Check(data, data.Datatype);
                if (data.Except is not null)
                    Visit(data.Except);
                break;
            case SimpleValue value:
                Check(value, value.Datatype);
                break;
        }
    }

    private void VisitAll(IReadOnlyList<SimplePattern> patterns)
    {
        foreach (var pattern in patterns)
            Visit(pattern);
    }

    private void Check(SimplePattern pattern, Datatype datatype)
    {
        if (datatype.IdType != IdType.None)
            diagnostics.Add(
                SchemaRules.Restriction,
                $"The datatype '{datatype.Name}' is not allowed in the text of an element: IDs and references to them are attributes; "
                    + "use a datatype such as 'NCName' here (RELAX NG DTD Compatibility, 5)",
                pattern.Span);
    }
}
