using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bindery.Datatypes;
using Bindery.Patterns;

namespace Bindery.Tests.Reference;

/// <summary>
/// The reference: validation by derivatives as James Clark's "An algorithm for RELAX NG validation" defines it, with After patterns, nothing interned, nothing
/// kept, nothing clever.
/// </summary>
internal abstract record Ref
{
    [ThreadStatic]
    private static int s_budget;

    [ThreadStatic]
    private static bool s_isOutput;

    /// <summary>Decides a document.</summary>
    /// <param name="start">The grammar.</param>
    /// <param name="document">The document.</param>
    /// <param name="isOutput">Whether output-only elements and attributes count; else they are as notAllowed.</param>
    /// <exception cref="TooLargeException">The patterns grow too large to be tried.</exception>
    public static bool IsValid(Ref start, Node document, bool isOutput)
    {
        s_budget = 3000;
        s_isOutput = isOutput;
        return ChildDerivative(start, document).Nullable;
    }

    public abstract bool Nullable { get; }

    private static Ref ChildDerivative(Ref p, Node node)
    {
        if (node.Text is not null)
            return TextDerivative(p, node.Text);
        var opened = StartTagOpen(p, node.Name);
        foreach (var (name, value) in node.Attributes)
            opened = AttributeDerivative(opened, name, value);
        return EndTag(Children(StartTagClose(opened), node.Children));
    }

    private static Ref Children(Ref p, IReadOnlyList<Node> children)
    {
        if (children.Count == 0)
            children = [new Node("") { Text = "" }];
        if (children.Count == 1 && children[0].Text is { } text)
        {
            var after = ChildDerivative(p, children[0]);
            return IsBlank(text) ? Either(p, after) : after;
        }
        foreach (var child in children)
            if (child.Text is null || !IsBlank(child.Text))
                p = ChildDerivative(p, child);
        return p;
    }

    private static Ref StartTagOpen(Ref p, string name) => p switch
    {
        RChoice c => Either(StartTagOpen(c.A, name), StartTagOpen(c.B, name)),
        RElement e => (s_isOutput || !e.IsOutputOnly) && e.Names(name) ? Behind(e.Content(), new REmpty()) : new RNotAllowed(),
        RInterleave i => Either(ApplyAfter(x => Both(x, i.B), StartTagOpen(i.A, name)), ApplyAfter(x => Both(i.A, x), StartTagOpen(i.B, name))),
        ROneOrMore o => ApplyAfter(x => Then(x, Either(o, new REmpty())), StartTagOpen(o.A, name)),
        RGroup g when g.A.Nullable => Either(ApplyAfter(x => Then(x, g.B), StartTagOpen(g.A, name)), StartTagOpen(g.B, name)),
        RGroup g => ApplyAfter(x => Then(x, g.B), StartTagOpen(g.A, name)),
        RAfter a => ApplyAfter(x => Behind(x, a.B), StartTagOpen(a.A, name)),
        _ => new RNotAllowed(),
    };

    private static Ref AttributeDerivative(Ref p, string name, string value) => p switch
    {
        RAfter a => Behind(AttributeDerivative(a.A, name, value), a.B),
        RChoice c => Either(AttributeDerivative(c.A, name, value), AttributeDerivative(c.B, name, value)),
        RGroup g => Either(Then(AttributeDerivative(g.A, name, value), g.B), Then(g.A, AttributeDerivative(g.B, name, value))),
        RInterleave i => Either(Both(AttributeDerivative(i.A, name, value), i.B), Both(i.A, AttributeDerivative(i.B, name, value))),
        ROneOrMore o => Then(AttributeDerivative(o.A, name, value), Either(o, new REmpty())),
        RAttribute a =>
            (s_isOutput || !a.IsOutputOnly) && a.Names(name) && (a.A.Nullable && IsBlank(value) || TextDerivative(a.A, value).Nullable)
                ? new REmpty()
                : new RNotAllowed(),
        _ => new RNotAllowed(),
    };

    private static Ref StartTagClose(Ref p) => p switch
    {
        RAfter a => Behind(StartTagClose(a.A), a.B),
        RChoice c => Either(StartTagClose(c.A), StartTagClose(c.B)),
        RGroup g => Then(StartTagClose(g.A), StartTagClose(g.B)),
        RInterleave i => Both(StartTagClose(i.A), StartTagClose(i.B)),
        ROneOrMore o => StartTagClose(o.A) is var a and not RNotAllowed ? new ROneOrMore(a) : new RNotAllowed(),
        RAttribute => new RNotAllowed(),
        _ => p,
    };

    private static Ref EndTag(Ref p) => p switch
    {
        RChoice c => Either(EndTag(c.A), EndTag(c.B)),
        RAfter a => a.A.Nullable ? a.B : new RNotAllowed(),
        _ => new RNotAllowed(),
    };

    private static Ref TextDerivative(Ref p, string text) => p switch
    {
        RChoice c => Either(TextDerivative(c.A, text), TextDerivative(c.B, text)),
        RInterleave i => Either(Both(TextDerivative(i.A, text), i.B), Both(i.A, TextDerivative(i.B, text))),
        RGroup g when g.A.Nullable => Either(Then(TextDerivative(g.A, text), g.B), TextDerivative(g.B, text)),
        RGroup g => Then(TextDerivative(g.A, text), g.B),
        RAfter a => Behind(TextDerivative(a.A, text), a.B),
        ROneOrMore o => Then(TextDerivative(o.A, text), Either(o, new REmpty())),
        RText => p,
        RValue v =>
            Equals(v.Type.GetValue(Encoding.UTF8.GetBytes(text), null), v.Type.GetValue(Encoding.UTF8.GetBytes(v.Text), null))
                ? new REmpty()
                : new RNotAllowed(),
        RData d =>
            d.Type.Allows(Encoding.UTF8.GetBytes(text), null) && (d.Except is null || !TextDerivative(d.Except, text).Nullable)
                ? new REmpty()
                : new RNotAllowed(),
        RList l =>
            text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Aggregate(l.A, TextDerivative).Nullable
                ? new REmpty()
                : new RNotAllowed(),
        _ => new RNotAllowed(),
    };

    private static Ref ApplyAfter(Func<Ref, Ref> f, Ref p) => p switch
    {
        RAfter a => Behind(a.A, f(a.B)),
        RChoice c => Either(ApplyAfter(f, c.A), ApplyAfter(f, c.B)),
        _ => new RNotAllowed(),
    };

    // The neutral and absorbing operands are left out and equal alternatives are joined, for otherwise the patterns would not stay small enough to be tried.
    private static Ref Either(Ref a, Ref b) => a is RNotAllowed || Has(b, a) ? b : b is RNotAllowed || Has(a, b) ? a : Count(new RChoice(a, b));

    private static bool Has(Ref choice, Ref member) => choice.Equals(member) || choice is RChoice c && (Has(c.A, member) || Has(c.B, member));

    private static Ref Then(Ref a, Ref b) => a is RNotAllowed || b is REmpty ? a : b is RNotAllowed || a is REmpty ? b : Count(new RGroup(a, b));

    private static Ref Both(Ref a, Ref b) => a is RNotAllowed || b is REmpty ? a : b is RNotAllowed || a is REmpty ? b : Count(new RInterleave(a, b));

    private static Ref Behind(Ref a, Ref b) => a is RNotAllowed || b is RNotAllowed ? new RNotAllowed() : Count(new RAfter(a, b));

    private static Ref Count(Ref made) => --s_budget > 0 ? made : throw new TooLargeException();

    private static bool IsBlank(string text) => text.All(c => c is ' ' or '\t' or '\r' or '\n');
}

internal sealed record REmpty : Ref
{
    public override bool Nullable => true;

    public override string ToString() => "empty";
}

internal sealed record RNotAllowed : Ref
{
    public override bool Nullable => false;

    public override string ToString() => "notAllowed";
}

internal sealed record RText : Ref
{
    public override bool Nullable => true;

    public override string ToString() => "text";
}

internal sealed record RData(Datatype Type, Ref? Except) : Ref
{
    public override bool Nullable => false;

    public override string ToString() => Except is null ? Type.Description : $"{Type.Description} - {Except}";
}

internal sealed record RValue(Datatype Type, string Text) : Ref
{
    public override bool Nullable => false;

    public override string ToString() => $"\"{Text}\"";
}

internal sealed record RList(Ref A) : Ref
{
    public override bool Nullable => false;

    public override string ToString() => $"list {{ {A} }}";
}

internal sealed record RChoice(Ref A, Ref B) : Ref
{
    public override bool Nullable => A.Nullable || B.Nullable;

    public override string ToString() => B is REmpty ? $"({A})?" : $"({A} | {B})";
}

internal sealed record RGroup(Ref A, Ref B) : Ref
{
    public override bool Nullable => A.Nullable && B.Nullable;

    public override string ToString() => $"({A}, {B})";
}

internal sealed record RInterleave(Ref A, Ref B) : Ref
{
    public override bool Nullable => A.Nullable && B.Nullable;

    public override string ToString() => $"({A} & {B})";
}

internal sealed record ROneOrMore(Ref A) : Ref
{
    public override bool Nullable => A.Nullable;

    public override string ToString() => $"({A})+";
}

internal sealed record RAfter(Ref A, Ref B) : Ref
{
    public override bool Nullable => false;
}

internal sealed record RAttribute(NameClass Name, Ref A, bool IsOutputOnly) : Ref
{
    public override bool Nullable => false;

    public bool Names(string name) => Name.Contains("", name);

    public override string ToString() => $"@{SampleGrammar.Show(Name)}{(IsOutputOnly ? "!" : "")} {{ {A} }}";
}

internal sealed record RElement(int Number, NameClass Name, Func<Ref> Content, bool IsOutputOnly) : Ref
{
    public override bool Nullable => false;

    public bool Names(string name) => Name.Contains("", name);

    public override string ToString() => FormattableString.Invariant($"e{Number}{(IsOutputOnly ? "!" : "")}");
}

/// <summary>A node of a small document: an element, or text where <see cref="Text"/> is set.</summary>
internal sealed record Node(string Name)
{
    public string? Text { get; init; }

    public List<(string Name, string Value)> Attributes { get; } = [];

    public List<Node> Children { get; } = [];

    public override string ToString() => Text ?? $"<{Name}{string.Concat(Attributes.Select(a => $" {a.Name}='{a.Value}'"))}>{string.Concat(Children)}</{Name}>";
}

/// <summary>The reference is exponential; such cases are left out.</summary>
internal sealed class TooLargeException : Exception;
