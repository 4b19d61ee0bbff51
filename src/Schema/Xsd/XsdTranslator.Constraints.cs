using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Schema;
using Bindery.Identity;
using Bindery.Patterns;
using Bindery.Schema.Markup;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>Identity constraints (XML Schema Part 1, 3.11), and the default values of their fields.</summary>
internal sealed partial class XsdTranslator
{
    private HashSet<string>? _fieldAttributes;
    private bool _hasConstraints;

    /// <summary>Whether the schema has identity constraints.</summary>
    private bool HasConstraints
    {
        get
        {
            if (_fieldAttributes is not null)
                return _hasConstraints;
            _fieldAttributes = new HashSet<string>(StringComparer.Ordinal);
            var open = new Stack<MarkupElement>(_places.DocumentsWith("key", "unique", "keyref"));
            while (open.Count > 0)
            {
                var element = open.Pop();
                _hasConstraints |= element is { NamespaceUri: XsdVocabulary.Namespace, LocalName: "key" or "unique" or "keyref" };
                if (element is { NamespaceUri: XsdVocabulary.Namespace, LocalName: "field" } && element.Attribute("xpath") is { } path)
                    foreach (Match match in FieldAttributes(path.Value))
                        _fieldAttributes.Add(match.Groups[1].Value);
                foreach (var child in element.Children)
                    if (child is MarkupElement inner)
                        open.Push(inner);
            }

            return _hasConstraints;
        }
    }

    // Most schemas have no fields: then the expression is not created.
    private static MatchCollection FieldAttributes(string path) =>
        Regex.Matches(path, @"(?:@|attribute\s*::)\s*(?:[^\s/|@:]+:)?([^\s/|@:]+)", RegexOptions.CultureInvariant);

    private List<IdentityConstraint> Constraints(XmlSchemaElement element)
    {
        var constraints = new List<IdentityConstraint>();
        foreach (XmlSchemaIdentityConstraint constraint in element.Constraints)
        {
            var selector = Paths(constraint.Selector, isField: false);
            var fields = constraint.Fields.Cast<XmlSchemaXPath>().Select(field => Paths(field, isField: true)).ToList();
            if (selector is null || fields.Contains(null))
                continue;
            constraints.Add(new IdentityConstraint(
                constraint switch { XmlSchemaKey => ConstraintKind.Key, XmlSchemaKeyref => ConstraintKind.KeyReference, _ => ConstraintKind.Unique },
                new ExactName(constraint.QualifiedName.Namespace, constraint.QualifiedName.Name),
                selector,
                fields.ConvertAll(field => (IReadOnlyList<ConstraintPath>)field!),
                (constraint as XmlSchemaKeyref)?.Refer is { } refer ? new ExactName(refer.Namespace, refer.Name) : null));
        }

        return constraints;
    }

    private List<ConstraintPath>? Paths(XmlSchemaXPath? path, bool isField) => path?.XPath is null
        ? null
        : new XsdPathReader(
            path.XPath,
            _places.ElementOf(path)?.Namespaces ?? NamespaceScope.Root,
            ElementNamespace(path),
            _places.SpanOf(path, "xpath"),
            _diagnostics).Read(isField);

    /// <summary>Returns the namespace of names without a prefix in a path (xpathDefaultNamespace, XML Schema 1.1 Part 1, 3.13.2).</summary>
    private string ElementNamespace(XmlSchemaXPath path)
    {
        var place = _places.ElementOf(path);
        var written = (place?.Attribute("xpathDefaultNamespace") ?? _places.FileOf(path.SourceUri).Document?.Attribute("xpathDefaultNamespace"))?.Value.Trim();
        return written switch
        {
            null or "##local" => "",
            "##targetNamespace" => TargetNamespaceOf(path),
            "##defaultNamespace" => place?.Namespaces.Find("") ?? "",
            _ => written,
        };
    }

    /// <summary>
    /// Returns the default values of an element and its attributes (3.2.5, 3.3.5), if fields of constraints may select them.
    /// </summary>
    private List<ValueDefault> Defaults(XmlSchemaElement element, XmlSchemaType type)
    {
        var defaults = new List<ValueDefault>();
        if ((element.DefaultValue ?? element.FixedValue) is { } text)
            defaults.Add(new ValueDefault(null, text));
        var met = new HashSet<(string, string)>();
        if (type is XmlSchemaComplexType declared && !IsAnyType(type))
            foreach (var complex in StrictlyDerived(type).OfType<XmlSchemaComplexType>().Prepend(declared))
                foreach (XmlSchemaAttribute use in complex.AttributeUses.Values)
                {
                    var name = use.QualifiedName;
                    var declaration = use.RefName.IsEmpty ? use : (XmlSchemaAttribute)_set.GlobalAttributes[use.RefName]!;
                    var value = use.DefaultValue ?? use.FixedValue ?? declaration.DefaultValue ?? declaration.FixedValue;
                    if (value is not null && use.Use is XmlSchemaUse.Optional or XmlSchemaUse.None
                        && (_fieldAttributes!.Contains(name.Name) || _fieldAttributes.Contains("*")) && met.Add((name.Namespace, name.Name)))
                        defaults.Add(new ValueDefault(new ExactName(name.Namespace, name.Name), value));
                }

        return defaults;
    }
}
