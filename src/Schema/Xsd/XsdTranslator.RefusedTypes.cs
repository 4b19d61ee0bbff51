using System.Collections.Generic;
using System.Xml.Schema;
using Bindery.Datatypes;
using Bindery.Wording;

namespace Bindery.Schema.Xsd;

/// <summary>Why an element may not have some types that are derived from its own, for messages about xsi:type.</summary>
internal sealed partial class XsdTranslator
{
    private const int MostRemarks = 64;

    /// <summary>Returns the remarks about the derived types that an element may not have; null if it may have all.</summary>
    private string? RefusedTypes(XmlSchemaElement element, XmlSchemaType type)
    {
        var remarks = new List<(string, string, string)>();
        if (type is XmlSchemaComplexType { IsAbstract: true } && !type.QualifiedName.IsEmpty)
        {
            remarks.Add(("", "", $"its type {Quotation.Of(type.QualifiedName.Name)} is abstract"));
            Add(type, "is abstract");
        }

        var pending = new Stack<XmlSchemaType>([type]);
        while (pending.Count > 0 && remarks.Count < MostRemarks)
            foreach (var derived in Derived(pending.Pop()))
            {
                pending.Push(derived);
                if (derived is XmlSchemaComplexType { IsAbstract: true })
                    Add(derived, "is abstract");
                else if (!XsdDerivation.IsDerived(derived, type, element.BlockResolved))
                    Add(derived, WhyBlocked(derived, type, element));
            }

        return remarks.Count == 0 ? null : NameRemarks.Write(remarks);

        void Add(XmlSchemaType one, string remark) =>
            remarks.Add((one.QualifiedName.Namespace, one.QualifiedName.Name, $"{Quotation.Of(one.QualifiedName.Name)} {remark}"));
    }

    private static string WhyBlocked(XmlSchemaType derived, XmlSchemaType type, XmlSchemaElement element)
    {
        var method = XsdDerivation.Blocked(derived, type, element.BlockResolved);
        // Elements of one type share their content, so they have no name here.
        var blocker = method is not null ? "the element" : $"the type {Quotation.Of(type.QualifiedName.Name)}";
        return $"is derived by {method ?? XsdDerivation.Blocked(derived, type, ((XmlSchemaComplexType)type).BlockResolved)}, which {blocker} blocks";
    }
}
