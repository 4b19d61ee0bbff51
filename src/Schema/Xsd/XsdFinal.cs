using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml;
using Bindery.Schema.Markup;
using Bindery.Wording;

namespace Bindery.Schema.Xsd;

/// <summary>
/// Messages about types that are derived from a final one, and about elements that cannot be substituted for a head: what is final, where that is declared, and
/// what is allowed (XML Schema Part 1, 3.3.6, 3.4.6 and 3.14.6). The framework only says that the base is final.
/// </summary>
internal sealed class XsdFinal(IReadOnlyList<XsdSyntax> files)
{
    private const int MostSteps = 100;

    private static readonly string[] Types = ["complexType", "simpleType"];

    private static readonly Regex Base = new("^The base type is (?:the )?final (extension|restriction|list|union)", RegexOptions.CultureInvariant);

    private static readonly Regex Member = new("^'.*' cannot be a member of substitution group with head element '", RegexOptions.CultureInvariant);

    /// <summary>A global component.</summary>
    private sealed record Declaration(XsdSyntax File, MarkupElement Element)
    {
        /// <summary>The methods of derivation that are final.</summary>
        public string[] Methods => Value.Contains("#all") ? AllMethods : Value;

        /// <summary>The methods of derivation that are not final.</summary>
        public List<string> Allowed => AllMethods.Where(method => !Methods.Contains(method)).ToList();

        /// <summary>Whether the declaration itself is final, and not all of its schema.</summary>
        public bool IsOwn => Element.Attribute("final") is not null;

        public string Written => (Element.Attribute("final") ?? File.Document!.Attribute("finalDefault"))?.Value ?? "";

        private string[] Value => XsdNames.Words(Written);

        private string[] AllMethods => Element.LocalName == "simpleType" ? ["restriction", "list", "union"] : ["extension", "restriction"];
    }

    /// <summary>Returns the message and its place; null if the framework's error is another one, or the component is not found.</summary>
    /// <param name="error">The framework's error.</param>
    /// <param name="element">Its element.</param>
    public (string Message, SourceSpan Place)? Explain(string error, MarkupElement element) =>
        Base.Match(error) is { Success: true } match ? Derived(element, match.Groups[1].Value)
        : Member.IsMatch(error) && element.Attribute("substitutionGroup") is { } head ? Substituted(element, head)
        : null;

    private (string Message, SourceSpan Place)? Derived(MarkupElement type, string method)
    {
        foreach (var (owner, attribute) in Bases(type, method))
            foreach (var name in XsdNames.ListAt(owner, attribute.Value))
                if (Find(name, Types) is { } found && found.Methods.Contains(method))
                {
                    var shown = Quotation.Of(name.Name);
                    var right = found.Allowed.Count == 0
                        ? "no type can be derived from it; use it as the type of an element or attribute instead"
                        : $"only derivation by {Lists.OneOf(found.Allowed, isSorted: false)} is allowed";
                    var subject = type.Attribute("name") is { } own ? Quotation.Of(own.Value.Trim()) : "This type";
                    return ($"{subject} cannot be derived from {shown} by {method}: {Final(found, shown, owner)}; {right}", attribute.ValueSpan);
                }

        return null;
    }

    private (string Message, SourceSpan Place)? Substituted(MarkupElement member, MarkupAttribute group)
    {
        var name = XsdNames.At(member, group.Value);
        if (Find(name, ["element"]) is not { } head)
            return null;
        var shown = Quotation.Of(name.Name);
        var subject = $"{Quotation.Of(member.Attribute("name")?.Value ?? "")} cannot be substituted for {shown}";
        var type = head.Element.Attribute("type")?.Value.Trim();
        var methods = type is null ? null : MethodsTo(member, XsdNames.At(head.Element, type));
        if (methods is null)
            return (
                $"{subject}: its type must be {(type is null ? $"that of {shown}" : Quotation.Of(type))}, or one that is derived from it",
                (member.Attribute("type") ?? group).ValueSpan);
        return methods.Find(head.Methods.Contains) is not { } method ? null
            : ($"{subject}: its type is derived by {method}, and {Final(head, shown, member)}; "
                + (head.Allowed.Count == 0
                    ? $"only an element of the type {Quotation.Of(type!)} itself can be"
                    : $"only an element of a type that is derived by {Lists.OneOf(head.Allowed, isSorted: false)} can be"),
                group.ValueSpan);
    }

    /// <summary>Returns the methods by which the type of an element is derived from a type; null if it is not derived from it.</summary>
    private List<string>? MethodsTo(MarkupElement element, XmlQualifiedName from)
    {
        var methods = new List<string>();
        var here = element;
        for (var i = 0; i < MostSteps; i++)
        {
            var attribute = here.LocalName == "element" ? here.Attribute("type") : null;
            var owner = here;
            if (attribute is null && Bases(here, "extension").Concat(Bases(here, "restriction")).FirstOrDefault() is (not null, not null) derivation)
            {
                (owner, attribute) = derivation;
                methods.Add(owner.LocalName);
            }

            if (attribute is null)
                return null;
            var name = XsdNames.At(owner, attribute.Value);
            if (name == from)
                return methods;
            if (Find(name, Types) is not { } next)
                return null;
            here = next.Element;
        }

        return null;
    }

    /// <summary>Returns the attributes that name the base types of a type, each with its element.</summary>
    private static IEnumerable<(MarkupElement Owner, MarkupAttribute Attribute)> Bases(MarkupElement type, string method)
    {
        var attribute = method switch { "list" => "itemType", "union" => "memberTypes", _ => "base" };
        var pending = new Queue<MarkupElement>([type]);
        while (pending.Count > 0)
        {
            var element = pending.Dequeue();
            if (element.LocalName == method && element.Attribute(attribute) is { } found)
                yield return (element, found);
            foreach (var child in element.Children.OfType<MarkupElement>())
                if (child.LocalName is "complexContent" or "simpleContent" or "complexType" or "simpleType" || child.LocalName == method)
                    pending.Enqueue(child);
        }
    }

    private Declaration? Find(XmlQualifiedName name, string[] kinds) =>
        (from file in files
            where file.Document is not null && (file.TargetNamespace == name.Namespace || file.TargetNamespace.Length == 0)
            from child in file.Document!.Children.OfType<MarkupElement>()
            where kinds.Contains(child.LocalName) && child.Attribute("name")?.Value.Trim() == name.Name
            select new Declaration(file, child)).FirstOrDefault();

    private static string Final(Declaration found, string shown, MarkupElement from)
    {
        var line = FormattableString.Invariant($"line {(found.IsOwn ? found.Element : found.File.Document!).Span.Line}");
        var where = found.Element.Span.File == from.Span.File ? line : $"{found.File.Path.Substring(found.File.Path.LastIndexOf('/') + 1)}, {line}";
        return found.IsOwn ? $"{shown} has final=\"{found.Written}\" ({where})" : $"the schema of {shown} has finalDefault=\"{found.Written}\" ({where})";
    }
}
