using System;

namespace Bindery.Xml;

/// <summary>Checks the type of a declared attribute: XML 1.0, 3.3.1.</summary>
internal static class AttributeTypeSyntax
{
    private static readonly string[] Tokens = ["ID", "IDREF", "IDREFS", "ENTITY", "ENTITIES", "NMTOKEN", "NMTOKENS"];

    /// <summary>Skips the type.</summary>
    /// <returns>Whether values are arbitrary text, not words separated by one space.</returns>
    /// <exception cref="XmlBindingException">The type is not well-formed.</exception>
    public static bool Pass(DeclarationScanner scanner)
    {
        if (scanner.TakeWord("CDATA"))
            return true;
        if (Array.Exists(Tokens, scanner.TakeWord))
            return false;
        if (scanner.TakeWord("NOTATION"))
        {
            scanner.ExpectBlanks();
            List(scanner, () => scanner.NameWithoutColon("A notation"));
        }
        else
        {
            List(scanner, () => scanner.Nmtoken("The type of an attribute"));
        }
        return false;
    }

    private static void List(DeclarationScanner scanner, Action item)
    {
        if (!scanner.Take('('))
            throw scanner.Error(
                "The type of an attribute is CDATA, ID, IDREF, IDREFS, ENTITY, ENTITIES, NMTOKEN, NMTOKENS, NOTATION, or words in parentheses", scanner.At);
        do
        {
            scanner.Blanks();
            item();
            scanner.Blanks();
        }
        while (scanner.Take('|'));
        scanner.Expect(')');
    }
}
