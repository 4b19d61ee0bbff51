using System.Collections.Generic;
using System.Linq;
using System.Xml;
using System.Xml.Schema;
using Bindery.Datatypes;
using Bindery.Schema.Syntax;
using Bindery.Wording;

namespace Bindery.Schema.Xsd;

/// <summary>Substitution groups (XML Schema Part 1, 3.3.6): the elements that are allowed in place of another one, and why others are not.</summary>
internal sealed partial class XsdTranslator
{
    private readonly Dictionary<XmlSchemaElement, List<(string NamespaceUri, string LocalName, string Remark)>> _blocked = [];

    private ILookup<XmlQualifiedName, XmlSchemaElement>? _members;

    /// <summary>The elements of each substitution group that name its head themselves.</summary>
    private ILookup<XmlQualifiedName, XmlSchemaElement> Members =>
        _members ??= _elements.Where(element => !element.SubstitutionGroup.IsEmpty).ToLookup(element => element.SubstitutionGroup);

    /// <summary>Returns the pattern of a reference to a global element, including all elements that can be substituted for it (3.3.6).</summary>
    private PatternSyntax Substitutable(XmlQualifiedName name, SourceSpan at)
    {
        var head = (XmlSchemaElement)_set.GlobalElements[name]!;
        if (!Members.Contains(name))
            return head.IsAbstract ? new NotAllowedSyntax(at) : ElementReference(head, at);
        return Known(head, "substitution", at) ?? FirstSubstitution(head, at);
    }

    private RefSyntax FirstSubstitution(XmlSchemaElement head, SourceSpan at) =>
        Reference(head, "substitution", "substitutes of " + Name(head.QualifiedName), at, _places.SpanOf(head), () => Substitutes(head));

    private PatternSyntax Substitutes(XmlSchemaElement head)
    {
        var span = _places.SpanOf(head);
        var found = new List<PatternSyntax>();
        foreach (var element in WithMembers(head))
            if (!element.IsAbstract && (element == head || MaySubstitute(element, head)))
                found.Add(ElementReference(element, span));
        return found.Count == 0
            ? new NotAllowedSyntax(span)
            : new CompositeSyntax(span, CompositeKind.Choice, found) { Head = new ElementName(head.QualifiedName.Namespace, head.QualifiedName.Name) };
    }

    private static bool MaySubstitute(XmlSchemaElement member, XmlSchemaElement head) =>
        (head.BlockResolved & XmlSchemaDerivationMethod.Substitution) == 0
            && XsdDerivation.IsDerived(member.ElementSchemaType!, head.ElementSchemaType!, head.BlockResolved, isSubstitution: true);

    /// <summary>Returns the head of a substitution group and its members, directly or indirectly.</summary>
    private List<XmlSchemaElement> WithMembers(XmlSchemaElement head)
    {
        var found = new List<XmlSchemaElement> { head };
        var met = new HashSet<XmlSchemaElement> { head };
        for (var i = 0; i < found.Count; i++)
            foreach (var member in Members[found[i].QualifiedName])
                if (met.Add(member))
                    found.Add(member);
        return found;
    }

    /// <summary>
    /// Returns the remarks about elements that are not allowed in place of an element: abstract heads of its substitution groups, and abstract or blocked
    /// members of these groups and its own. Null if there are none.
    /// </summary>
    private string? RefusedElements(XmlSchemaElement element)
    {
        if (_set.GlobalElements[element.QualifiedName] != element || (element.SubstitutionGroup.IsEmpty && !Members.Contains(element.QualifiedName)))
            return null;
        var remarks = new List<(string, string, string)>();
        var met = new HashSet<XmlSchemaElement>();
        for (var above = element; above is not null && met.Add(above); above = _set.GlobalElements[above.SubstitutionGroup] as XmlSchemaElement)
        {
            if (above != element && !(above.IsAbstract && MaySubstitute(element, above)))
                continue;
            if (above.IsAbstract)
                remarks.Add((above.QualifiedName.Namespace, above.QualifiedName.Name, "it is abstract"));
            remarks.AddRange(BlockedFrom(above));
        }

        return remarks.Count == 0 ? null : NameRemarks.Write(remarks.Take(MostRemarks));
    }

    private List<(string NamespaceUri, string LocalName, string Remark)> BlockedFrom(XmlSchemaElement head)
    {
        if (!_blocked.TryGetValue(head, out var known))
            _blocked.Add(head, known = WithMembers(head).FindAll(IsRefused).ConvertAll(member =>
                (member.QualifiedName.Namespace, member.QualifiedName.Name,
                    member.IsAbstract ? "it is abstract" : $"it cannot stand for {Quotation.Of(head.QualifiedName.Name)}, {WhyNot(member, head)}")));
        return known;

        bool IsRefused(XmlSchemaElement member) => member != head && (member.IsAbstract || !MaySubstitute(member, head));
    }

    private static string WhyNot(XmlSchemaElement member, XmlSchemaElement head)
    {
        if ((head.BlockResolved & XmlSchemaDerivationMethod.Substitution) != 0)
            return "which blocks substitution";
        var (type, from) = (member.ElementSchemaType!, head.ElementSchemaType!);
        return XsdDerivation.Blocked(type, from, head.BlockResolved) is { } method
            ? $"which blocks {method}"
            : "because a type blocks the derivation of its type";
    }
}
