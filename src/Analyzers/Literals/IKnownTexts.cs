using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Literals;

/// <summary>Knows what expressions make that do not put a text together themselves: locals, calls, conditional expressions.</summary>
internal interface IKnownTexts
{
    /// <summary>The one place that all characters have which stand in the code that is read; null where each has its own.</summary>
    TextSpan? Place { get; }

    /// <summary>The text of an expression; null where nothing is known of it.</summary>
    ComposedText? Find(ExpressionSyntax expression);
}
