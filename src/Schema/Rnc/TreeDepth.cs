using System;
using System.Collections.Generic;
using Bindery.Schema.Markup;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Rnc;

/// <summary>
/// Limits the depth of trees as the XML reader does, because code that walks them is recursive. One bracket of the compact syntax can be several elements.
/// </summary>
internal static class TreeDepth
{
    public static void Check(MarkupElement root, int most, DiagnosticBag diagnostics)
    {
        var open = new Stack<(MarkupElement Element, int Depth)>();
        open.Push((root, 1));
        while (open.Count > 0)
        {
            var (element, depth) = open.Pop();
            if (NestingDepth.IsExceeded(depth) || depth > most)
            {
                most = Math.Min(NestingDepth.Most, most);
                diagnostics.Add(SchemaRules.LimitExceeded, $"More than {most} patterns are nested here", element.Span);
                return;
            }

            foreach (var child in element.Children)
                if (child is MarkupElement inner)
                    open.Push((inner, depth + 1));
        }
    }
}
