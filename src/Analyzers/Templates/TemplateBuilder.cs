using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Templates;

/// <summary>Builds a template, from its beginning to its end.</summary>
internal sealed class TemplateBuilder
{
    private readonly StringBuilder _text = new();
    private readonly List<TemplateRun> _runs = [];
    private readonly List<TemplateHole> _holes = [];
    private Template? _only;

    /// <summary>The number of characters so far.</summary>
    public int Length => _only?.Text.Length ?? _text.Length;

    /// <summary>Appends characters that are written literally in the code.</summary>
    public void Verbatim(string source, int start, int length, int sourceStart)
    {
        if (length == 0)
            return;
        Copy();
        // Consecutive runs are combined if they are also adjacent in the code.
        if (_runs.Count == 0
            || _runs[_runs.Count - 1] is not { IsVerbatim: true } last
            || last.Source.End != sourceStart
            || last.Start + last.Source.Length != _text.Length)
            _runs.Add(new TemplateRun(_text.Length, new TextSpan(sourceStart, length), IsVerbatim: true));
        else
            _runs[_runs.Count - 1] = last with { Source = TextSpan.FromBounds(last.Source.Start, sourceStart + length) };
        _text.Append(source, start, length);
    }

    /// <summary>Appends characters that have one place together.</summary>
    public void Together(string text, TextSpan source)
    {
        if (text.Length == 0)
            return;
        Copy();
        _runs.Add(new TemplateRun(_text.Length, source, IsVerbatim: false));
        _text.Append(text);
    }

    /// <summary>Appends a hole.</summary>
    public void Hole(TextSpan source, HoleKind kind)
    {
        Copy();
        _holes.Add(new TemplateHole(_text.Length, source, kind));
        _runs.Add(new TemplateRun(_text.Length, source, IsVerbatim: false));
        _text.Append(Template.Hole);
    }

    /// <summary>Appends another template.</summary>
    public void Append(Template other)
    {
        if (Length == 0)
        {
            _only = other;
            return;
        }
        Copy();
        AppendCopy(other);
    }

    /// <summary>Appends a part of another template.</summary>
    public void Append(Template other, int start, int length)
    {
        for (var i = start; i < start + length; i++)
        {
            var source = other.SpanOf(i, 1);
            if (other.Text[i] == Template.Hole)
                Hole(source, other.HoleAt(i));
            else if (source.Length == 1)
                Verbatim(other.Text, i, 1, source.Start);
            else
                Together(other.Text[i].ToString(), source);
        }
    }

    /// <summary>Returns the template.</summary>
    public Template Build() => _only ?? new(_text.ToString(), _runs, _holes);

    // A text that remains the only one is not copied.
    private void Copy()
    {
        if (_only is not { } only)
            return;
        _only = null;
        AppendCopy(only);
    }

    private void AppendCopy(Template other)
    {
        foreach (var run in other.Runs)
            _runs.Add(run with { Start = run.Start + _text.Length });
        foreach (var hole in other.Holes)
            _holes.Add(hole with { Position = hole.Position + _text.Length });
        _text.Append(other.Text);
    }
}
