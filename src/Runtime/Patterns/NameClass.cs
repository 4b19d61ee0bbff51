namespace Bindery.Patterns;

/// <summary>A set of names (RELAX NG 4.8 and 9.2): the names of an element or attribute pattern.</summary>
internal abstract record NameClass
{
    private NameSet? _set;

    /// <summary>The normal form.</summary>
    public NameSet Set
    {
        get => _set ??= NameSet.From(this);
        internal set => _set = value;
    }

    /// <summary>Whether the name belongs to the class.</summary>
    public abstract bool Contains(string namespaceUri, string localName);

    // The normal form follows from the rest.
    public virtual bool Equals(NameClass? other) => other is not null && EqualityContract == other.EqualityContract;

    public override int GetHashCode() => EqualityContract.GetHashCode();
}

/// <summary>One name.</summary>
internal sealed record NameNameClass(string NamespaceUri, string LocalName) : NameClass
{
    public override bool Contains(string namespaceUri, string localName) => LocalName == localName && NamespaceUri == namespaceUri;
}

/// <summary>Any name except those of <paramref name="Except"/>.</summary>
internal sealed record AnyNameClass(NameClass? Except) : NameClass
{
    public override bool Contains(string namespaceUri, string localName) => Except is null || !Except.Contains(namespaceUri, localName);
}

/// <summary>Any name of one namespace except those of <paramref name="Except"/>.</summary>
internal sealed record NsNameClass(string NamespaceUri, NameClass? Except) : NameClass
{
    public override bool Contains(string namespaceUri, string localName) =>
        NamespaceUri == namespaceUri && (Except is null || !Except.Contains(namespaceUri, localName));
}

/// <summary>A name of either class.</summary>
internal sealed record ChoiceNameClass(NameClass Left, NameClass Right) : NameClass
{
    public override bool Contains(string namespaceUri, string localName) => Left.Contains(namespaceUri, localName) || Right.Contains(namespaceUri, localName);
}
