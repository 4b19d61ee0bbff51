using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Templates;

/// <summary>Composes a text from constant parts of expressions and from texts that were composed before.</summary>
/// <param name="place">The place of all constant parts; null if their characters have places of their own.</param>
internal sealed class ComposedTextBuilder(TextSpan? place)
{
    private ComposedText _text = ComposedText.Empty;
    private TemplateBuilder _current = new();

    /// <summary>Receives the constant part of the current expression.</summary>
    public TemplateBuilder Current => _current;

    /// <summary>Appends a text.</summary>
    public void Append(ComposedText text)
    {
        Close();
        _text = _text.Append(text);
    }

    /// <summary>Appends a hole.</summary>
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
