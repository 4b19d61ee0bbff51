using System.Collections.Generic;
using System.Linq;

namespace Bindery.CodeFixes.Moving;

/// <summary>Reads the output of an XML writer. Calls that are conditional or repeated must write complete content or complete attributes.</summary>
internal sealed class WrittenMarkupReader
{
    private const int MostDepth = 128;

    private readonly IReadOnlyList<Piece> _pieces;
    private readonly int _depth;
    private int _at;

    private WrittenMarkupReader(IReadOnlyList<Piece> pieces, int depth) => (_pieces, _depth) = (pieces, depth);

    /// <summary>Whether pieces were written by an XML writer.</summary>
    public static bool IsWritten(IEnumerable<Piece> pieces) => pieces.Any(piece => piece switch
    {
        WrittenStart or WrittenAttribute or WrittenText or WrittenEnd => true,
        Branch branch => IsWritten(branch.WhenTrue) || IsWritten(branch.WhenFalse),
        Round round => IsWritten(round.Body),
        _ => false,
    });

    /// <summary>Reads the nodes: one element, possibly among statements; null if they cannot be read.</summary>
    public static IReadOnlyList<MovedNode>? Read(IReadOnlyList<Piece> pieces) =>
        ReadContent(pieces) is { } nodes && nodes.Count(node => node is not MovedStatement) == 1 && nodes.Any(node => node is MovedElement) ? nodes : null;

    /// <summary>Reads the pieces as content, which consists of complete elements; null if they are not content.</summary>
    public static IReadOnlyList<MovedNode>? ReadContent(IReadOnlyList<Piece> pieces)
    {
        var (attributes, content) = (new List<MovedNode>(), new List<MovedNode>());
        return new WrittenMarkupReader(pieces, 0).Nodes(attributes, content, "", isOpen: false) && attributes.TrueForAll(node => node is MovedStatement)
            ? [.. attributes, .. content]
            : null;
    }

    // Reads up to the end of an element, or of the pieces.
    private bool Nodes(List<MovedNode> attributes, List<MovedNode> content, string uri, bool isOpen)
    {
        while (_at < _pieces.Count)
        {
            var piece = _pieces[_at++];
            // Nodes that may be attributes belong to the start tag as long as no content precedes them.
            var nodes = content.Count == 0 ? attributes : content;
            switch (piece)
            {
                case Kept kept:
                    nodes.Add(new MovedStatement(kept));
                    break;
                case WrittenAttribute attribute when content.Count == 0:
                    attributes.Add(new MovedAttribute(attribute.NamespaceUri, attribute.LocalName, new MovedText(attribute.Value)));
                    break;
                case WrittenAttributeStart attribute when content.Count == 0:
                    var value = new List<Piece>();
                    for (; _at < _pieces.Count && _pieces[_at] is WrittenText part; _at++)
                        value.AddRange(part.Value);
                    if (_at == _pieces.Count || _pieces[_at++] is not WrittenAttributeEnd)
                        return false;
                    attributes.Add(new MovedAttribute(attribute.NamespaceUri, attribute.LocalName, new MovedText(value)));
                    break;
                case WrittenText text when content.Count > 0 && content[content.Count - 1] is MovedText before:
                    content[content.Count - 1] = new MovedText([.. before.Parts, .. text.Value]);
                    break;
                case WrittenText text:
                    content.Add(new MovedText(text.Value));
                    break;
                case WrittenStart start:
                    if (!Element(content, start, uri))
                        return false;
                    break;
                case WrittenEnd end:
                    // A call that ends all elements also ends the enclosing ones.
                    if (end.IsAll)
                        _at--;
                    return isOpen || (end.IsAll && ++_at == _pieces.Count);
                case HelperStatement helper:
                    content.Add(new MovedHelperStatement(helper));
                    break;
                case Branch branch when Part(branch.WhenTrue, uri) is var (isTag, whenTrue) && Part(branch.WhenFalse, uri) is var (isTagToo, whenFalse):
                    if (isTag != isTagToo && whenTrue.Count > 0 && whenFalse.Count > 0)
                        return false;
                    var isAttribute = whenTrue.Count > 0 ? isTag : isTagToo;
                    if (isAttribute && content.Count > 0)
                        return false;
                    (isAttribute ? attributes : content).Add(new MovedBranch(branch, whenTrue, whenFalse));
                    break;
                case Round round when Part(round.Body, uri) is (false, var body):
                    content.Add(new MovedRound(round, body));
                    break;
                default:
                    return false;
            }
        }
        return !isOpen;
    }

    private bool Element(List<MovedNode> content, WrittenStart start, string outer)
    {
        var uri = start.NamespaceUri ?? outer;
        var (attributes, inner) = (new List<MovedNode>(), new List<MovedNode>());
        var reader = new WrittenMarkupReader(_pieces, _depth + 1) { _at = _at };
        if (_depth > MostDepth || !reader.Nodes(attributes, inner, uri, isOpen: true))
            return false;
        _at = reader._at;
        content.Add(new MovedElement(uri, start.LocalName, attributes, inner));
        return true;
    }

    // Reads the output of nested calls: attributes, or content.
    private (bool IsTag, List<MovedNode> Nodes)? Part(IReadOnlyList<Piece> pieces, string uri)
    {
        var (attributes, content) = (new List<MovedNode>(), new List<MovedNode>());
        if (_depth > MostDepth || !new WrittenMarkupReader(pieces, _depth + 1).Nodes(attributes, content, uri, isOpen: false))
            return null;
        if (content.Count == 0)
            return (attributes.Exists(node => node is not MovedStatement), attributes);
        return attributes.TrueForAll(node => node is MovedStatement) ? (false, [.. attributes, .. content]) : null;
    }
}
