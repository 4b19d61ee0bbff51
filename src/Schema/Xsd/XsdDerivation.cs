using System.Linq;
using System.Xml.Schema;

namespace Bindery.Schema.Xsd;

/// <summary>Determines which types may replace a type (XML Schema Part 1, 3.4.6 and 3.14.6).</summary>
internal static class XsdDerivation
{
    /// <summary>Whether a type is derived from another one, or equal to it, by methods that are not blocked.</summary>
    /// <param name="type">The type.</param>
    /// <param name="from">The other type.</param>
    /// <param name="block">The blocked methods, in addition to those that the other type blocks.</param>
    /// <param name="isSubstitution">
    /// Whether the types between the two also block methods: true for substitution groups (3.3.6), not for xsi:type (3.4.6).
    /// </param>
    public static bool IsDerived(XmlSchemaType type, XmlSchemaType from, XmlSchemaDerivationMethod block, bool isSubstitution = false)
    {
        if (IsSame(type, from))
            return true;
        if (from is XmlSchemaComplexType { BlockResolved: var blocked })
            block |= blocked;
        var methods = XmlSchemaDerivationMethod.Empty;
        for (var here = type; !IsSame(here, from);)
        {
            methods |= here.DerivedBy;
            if (here.BaseXmlSchemaType is not { } above)
            {
                // For simple types, the chain ends here, below anyType.
                if (!XsdTranslator.IsAnyType(from))
                    return IsUnionMember(type, from);
                methods |= XmlSchemaDerivationMethod.Restriction;
                break;
            }

            here = above;
            if (isSubstitution && here is XmlSchemaComplexType complex)
                block |= complex.BlockResolved;
        }

        return (methods & block & (XmlSchemaDerivationMethod.Extension | XmlSchemaDerivationMethod.Restriction)) == 0;
    }

    /// <summary>Returns the first method between a type and one derived from it that is blocked: "extension" or "restriction"; null if there is none.</summary>
    public static string? Blocked(XmlSchemaType type, XmlSchemaType from, XmlSchemaDerivationMethod block)
    {
        for (var here = type; here is not null && !IsSame(here, from); here = here.BaseXmlSchemaType)
            if ((here.DerivedBy & block & (XmlSchemaDerivationMethod.Extension | XmlSchemaDerivationMethod.Restriction)) != 0)
                return here.DerivedBy == XmlSchemaDerivationMethod.Extension ? "extension" : "restriction";
        return null;
    }

    private static bool IsSame(XmlSchemaType left, XmlSchemaType right) =>
        left == right || (left.QualifiedName.Namespace == XsdVocabulary.Namespace && left.QualifiedName == right.QualifiedName);

    /// <summary>Whether a type is a member of a union: member types are treated as derived from their union (3.14.6).</summary>
    private static bool IsUnionMember(XmlSchemaType type, XmlSchemaType from) =>
        from is XmlSchemaSimpleType { Content: XmlSchemaSimpleTypeUnion { BaseMemberTypes: { } members } }
            && members.Any(member => IsDerived(type, member, XmlSchemaDerivationMethod.Empty));
}
