using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Literals;

/// <summary>Provides the texts of expressions that do not compose a text themselves: locals, calls, conditional expressions.</summary>
internal interface IKnownTexts
{
    /// <summary>The place of all characters in the code that is read; null if each has its own place.</summary>
    TextSpan? Place { get; }

    /// <summary>Returns the text of an expression; null if it is unknown.</summary>
    ComposedText? Find(ExpressionSyntax expression);
}
