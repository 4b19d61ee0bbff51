using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Templates;

/// <summary>Puts a text together of what expressions make by themselves and of texts that were put together before.</summary>
/// <param name="place">The one place of all that the expression makes by itself; null where its characters have places of their own.</param>
internal sealed class ComposedTextBuilder(TextSpan? place)
{
    private ComposedText _text = ComposedText.Empty;
    private TemplateBuilder _current = new();

    /// <summary>Takes what the expression at hand makes by itself.</summary>
    public TemplateBuilder Current => _current;

    /// <summary>Adds a text behind what there is.</summary>
    public void Append(ComposedText text)
    {
        Close();
        _text = _text.Append(text);
    }

    /// <summary>Adds a hole.</summary>
    public void Hole(TextSpan source, HoleKind kind) => _current.Hole(source, kind);

    /// <summary>The text.</summary>
    public ComposedText Build()
    {
        Close();
        return _text;
    }

    private void Close()
    {
        if (_current.Length == 0)
            return;
        _text = _text.Append(new KnownPart(place is { } all ? _current.Build().At(all) : _current.Build()));
        _current = new TemplateBuilder();
    }
}
