using System.Collections.Generic;
using System.Xml.Schema;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>Identity constraints (XML Schema Part 1, 3.11). What they demand would not be checked, so they are refused.</summary>
internal sealed partial class XsdTranslator
{
    private List<UniqueSyntax> Uniques(XmlSchemaElement element)
    {
        foreach (XmlSchemaIdentityConstraint constraint in element.Constraints)
        {
            var word = constraint switch { XmlSchemaKey => "key", XmlSchemaKeyref => "keyref", _ => "unique" };
            _diagnostics.Add(SchemaRules.NotTranslated, $"'{word}' is not translated: values that differ or refer to each other would not be checked", _places.SpanOf(constraint));
        }

        return [];
    }
}
