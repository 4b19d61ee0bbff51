using System.Collections.Generic;
using Bindery.Schema.Markup;

namespace Bindery.Schema.Rnc;

/// <summary>Declarations (4).</summary>
internal sealed partial class RncParser
{
    /// <summary>Reads the declarations at the beginning of a file.</summary>
    /// <returns>The comments before them.</returns>
    private List<MarkupComment> ReadDeclarations()
    {
        var comments = new List<MarkupComment>();
        while (_token.IsKeyword("namespace") || _token.IsKeyword("default") || _token.IsKeyword("datatypes"))
        {
            comments.AddRange(TakeComments());
            if (_token.IsKeyword("datatypes"))
                ReadLibraryDeclaration();
            else
                ReadNamespaceDeclaration();
        }

        _declarations.Complete();
        return comments;
    }

    private void ReadNamespaceDeclaration()
    {
        var first = Advance();
        var isDefault = first.Text == "default";
        if (isDefault)
        {
            if (!_token.IsKeyword("namespace"))
                throw Unexpected("'namespace' is expected after 'default'", isSentence: true);
            Advance();
        }

        var prefix = _token.IsUnprefixedName ? Advance() : isDefault ? null : throw Unexpected("A prefix is expected after 'namespace'", isSentence: true);
        Expect("=", prefix is null ? "after 'default namespace'" : $"after the prefix '{prefix.Text}'");
        var isInherited = _token.IsKeyword("inherit");
        var (ns, span) = isInherited ? (null, Advance().Span) : ReadLiteral("after '=': the name of a namespace, or 'inherit'");
        _declarations.Declare(prefix, isDefault, isInherited ? null : ns, Join(first.Span, span));
    }

    private void ReadLibraryDeclaration()
    {
        Advance();
        var prefix = _token.IsUnprefixedName ? Advance() : throw Unexpected("A prefix is expected after 'datatypes'", isSentence: true);
        Expect("=", $"after the prefix '{prefix.Text}'");
        var (library, span) = ReadLiteral("after '=': the URI of a datatype library");
        _declarations.DeclareLibrary(prefix, library, span);
    }
}
