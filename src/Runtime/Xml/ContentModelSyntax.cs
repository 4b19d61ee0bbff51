using System.Collections.Generic;

namespace Bindery.Xml;

/// <summary>
/// Checks the content of an element declaration: XML 1.0, 3.2, productions [46] to [51]. It is not kept, because nothing is validated against it.
/// </summary>
internal static class ContentModelSyntax
{
    /// <summary>Skips the content.</summary>
    /// <exception cref="XmlBindingException">The content is not well-formed.</exception>
    public static void Pass(DeclarationScanner scanner)
    {
        if (scanner.TakeWord("EMPTY") || scanner.TakeWord("ANY"))
            return;
        var start = scanner.At;
        if (!scanner.Take('('))
            throw scanner.Error("The content of an element is EMPTY, ANY, or a list in parentheses", start);
        scanner.Blanks();
        if (scanner.TakeWord("#PCDATA"))
            Mixed(scanner);
        else
            Children(scanner);
    }

    private static void Mixed(DeclarationScanner scanner)
    {
        var hasNames = false;
        for (scanner.Blanks(); scanner.Take('|'); scanner.Blanks())
        {
            scanner.Blanks();
            scanner.Name("The content of an element");
            hasNames = true;
        }
        scanner.Expect(')');
        if (hasNames)
            scanner.Expect('*');
        else
            scanner.Take('*');
    }

    // The first parenthesis has been read. The stack has the separator of each open list; U+0000 before the second item.
    private static void Children(DeclarationScanner scanner)
    {
        var separators = new Stack<char>();
        separators.Push('\0');
        while (true)
        {
            scanner.Blanks();
            if (scanner.Take('('))
            {
                separators.Push('\0');
                continue;
            }
            scanner.Name("The content of an element");
            PassOccurrence(scanner);
            for (scanner.Blanks(); scanner.Take(')'); scanner.Blanks())
            {
                separators.Pop();
                PassOccurrence(scanner);
                if (separators.Count == 0)
                    return;
            }
            Separate(scanner, separators);
        }
    }

    private static void Separate(DeclarationScanner scanner, Stack<char> separators)
    {
        var separator = scanner.Next;
        if (separator is not ('|' or ','))
            throw scanner.Error("'|', ',' or ')' is expected here", scanner.At);
        var known = separators.Pop();
        if (known != '\0' && known != separator)
            throw scanner.Error($"The items of this list are separated by '{known}'; put the others into parentheses of their own", scanner.At);
        separators.Push(separator);
        scanner.At++;
    }

    private static void PassOccurrence(DeclarationScanner scanner)
    {
        if (scanner.Next is '?' or '*' or '+')
            scanner.At++;
    }
}
