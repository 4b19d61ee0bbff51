using System;
using System.Collections.Generic;
using System.Text;

namespace Bindery.Patterns;

/// <summary>
/// The normal form of a <see cref="NameClass"/>: whether it contains the names of unmentioned namespaces, and for each mentioned namespace,
/// whether it contains the unmentioned names, and the names for which the opposite is true. Two name classes with the same names have the same normal
/// form.
/// </summary>
internal sealed class NameSet
{
    private readonly SortedDictionary<string, Part> _parts = new(StringComparer.Ordinal);

    private NameClass? _class;

    private NameSet(bool hasOthers) => HasOthers = hasOthers;

    /// <summary>Whether names of unmentioned namespaces belong to the set.</summary>
    public bool HasOthers { get; private set; }

    /// <summary>The namespaces mentioned, in ordinal order.</summary>
    public IEnumerable<string> Namespaces => _parts.Keys;

    /// <summary>The normal form as a text: equal if and only if the sets are equal.</summary>
    public string Key => field ??= MakeKey();

    /// <summary>Creates the normal form. Iterative, because name classes may be nested as deeply as a schema is long.</summary>
    public static NameSet From(NameClass nameClass)
    {
        // Evaluated as an expression, operands first.
        var work = new Stack<(NameClass Class, bool Ready)>();
        var done = new Stack<NameSet>();
        work.Push((nameClass, false));
        while (work.Count > 0)
        {
            var (current, ready) = work.Pop();
            switch (current)
            {
                case NameNameClass name:
                    var single = new NameSet(false);
                    single.Mention(name);
                    done.Push(single);
                    break;
                case AnyNameClass any when any.Except is null:
                    done.Push(new NameSet(true));
                    break;
                case NsNameClass ns when ns.Except is null:
                    done.Push(AllOf(ns.NamespaceUri));
                    break;
                case AnyNameClass any:
                    if (ready)
                        done.Push(AllExcept(done.Pop()));
                    else
                        Later(current, any.Except!);
                    break;
                case NsNameClass ns:
                    if (ready)
                        done.Push(Combine(AllOf(ns.NamespaceUri), done.Pop(), (all, except) => all && !except));
                    else
                        Later(current, ns.Except!);
                    break;
                case ChoiceNameClass choice:
                    if (ready)
                        done.Push(Unite(done.Pop(), done.Pop()));
                    else
                        EvaluateAll(choice);
                    break;
                default:
                    throw new ArgumentException("unknown name class", nameof(nameClass));
            }
        }
        return done.Pop();

        // All names of a choice are put into one set, so that a choice of many names costs no set for each.
        void EvaluateAll(ChoiceNameClass choice)
        {
            var names = new NameSet(false);
            var operands = new Stack<NameClass>();
            operands.Push(choice);
            while (operands.Count > 0)
                switch (operands.Pop())
                {
                    case ChoiceNameClass inner:
                        operands.Push(inner.Right);
                        operands.Push(inner.Left);
                        break;
                    case NameNameClass name:
                        names.Mention(name);
                        break;
                    case var other:
                        work.Push((choice, true));
                        work.Push((other, false));
                        break;
                }
            done.Push(names);
        }

        void Later(NameClass current, params NameClass[] operands)
        {
            work.Push((current, true));
            foreach (var operand in operands)
                work.Push((operand, false));
        }
    }

    /// <summary>Creates a set from its parts, as in the compiled form.</summary>
    public static NameSet FromParts(bool hasOthers, IEnumerable<(string NamespaceUri, bool HasOthers, IReadOnlyList<string> Mentioned)> parts)
    {
        var set = new NameSet(hasOthers);
        foreach (var (namespaceUri, has, mentioned) in parts)
        {
            var part = new Part(has);
            part.Mentioned.UnionWith(mentioned);
            set._parts[namespaceUri] = part;
        }
        set.Tidy();
        return set;
    }

    /// <summary>Whether a name belongs to the set. A null local name means any unmentioned name, a null namespace any unmentioned namespace.</summary>
    public bool Contains(string? namespaceUri, string? localName)
    {
        if (namespaceUri is null || !_parts.TryGetValue(namespaceUri, out var part))
            return HasOthers;
        return part.HasOthers != (localName is not null && part.Mentioned.Contains(localName));
    }

    /// <summary>For a mentioned namespace: whether the set contains its unmentioned names, and its mentioned names in ordinal order.</summary>
    public (bool HasOthers, IReadOnlyCollection<string> Mentioned) PartOf(string namespaceUri) =>
        (_parts[namespaceUri].HasOthers, _parts[namespaceUri].Mentioned);

    /// <summary>Gets the only name of the set, if it has exactly one.</summary>
    public bool TryGetSingle(out string namespaceUri, out string localName)
    {
        namespaceUri = localName = "";
        if (HasOthers || _parts.Count != 1)
            return false;
        foreach (var pair in _parts)
        {
            if (pair.Value.HasOthers || pair.Value.Mentioned.Count != 1)
                return false;
            namespaceUri = pair.Key;
            localName = pair.Value.Mentioned.Min!;
        }
        return true;
    }

    /// <summary>Returns the set as a name class; equal sets give equal ones.</summary>
    public NameClass ToNameClass()
    {
        if (_class is null)
        {
            var made = MakeNameClass();
            made.Set = this;
            _class = made;
        }

        return _class;
    }

    private NameClass MakeNameClass()
    {
        NameClass? result = null;
        NameClass? outside = null;
        foreach (var pair in _parts)
        {
            NameClass? mentioned = null;
            foreach (var local in pair.Value.Mentioned)
                mentioned = Either(mentioned, new NameNameClass(pair.Key, local));
            var part = pair.Value.HasOthers ? new NsNameClass(pair.Key, mentioned) : mentioned;
            if (part is not null)
                result = Either(result, part);
            outside = Either(outside, new NsNameClass(pair.Key, null));
        }
        return HasOthers ? Either(result, new AnyNameClass(outside)) : result ?? new AnyNameClass(new AnyNameClass(null));

        static NameClass Either(NameClass? left, NameClass right) => left is null ? right : new ChoiceNameClass(left, right);
    }

    private static NameSet AllExcept(NameSet excepted)
    {
        var rest = new NameSet(!excepted.HasOthers);
        foreach (var pair in excepted._parts)
            rest._parts.Add(pair.Key, pair.Value.Complement());
        return rest;
    }

    private void Mention(NameNameClass name)
    {
        if (!_parts.TryGetValue(name.NamespaceUri, out var part))
            _parts.Add(name.NamespaceUri, part = new Part(false));
        part.Mentioned.Add(name.LocalName);
    }

    private static NameSet AllOf(string namespaceUri)
    {
        var set = new NameSet(false);
        set._parts.Add(namespaceUri, new Part(true));
        return set;
    }

    // The union is added to the larger operand, so that a choice of n names does not cost n².
    private static NameSet Unite(NameSet right, NameSet left)
    {
        if (left.HasOthers || right.HasOthers)
            return Combine(left, right, (a, b) => a || b);
        var (into, from) = left._parts.Count >= right._parts.Count ? (left, right) : (right, left);
        foreach (var pair in from._parts)
        {
            if (!into._parts.TryGetValue(pair.Key, out var part))
                into._parts.Add(pair.Key, pair.Value);
            else if (!part.HasOthers && !pair.Value.HasOthers)
                into._parts[pair.Key] = part.Include(pair.Value);
            else
                into._parts[pair.Key] = Part.Combine(part, pair.Value, (a, b) => a || b);
        }
        return into;
    }

    private static NameSet Combine(NameSet left, NameSet right, Func<bool, bool, bool> rule)
    {
        var result = new NameSet(rule(left.HasOthers, right.HasOthers));
        foreach (var set in new[] { left, right })
        {
            foreach (var ns in set._parts.Keys)
            {
                if (result._parts.ContainsKey(ns))
                    continue;
                var a = left._parts.TryGetValue(ns, out var found) ? found : new Part(left.HasOthers);
                var b = right._parts.TryGetValue(ns, out found) ? found : new Part(right.HasOthers);
                result._parts.Add(ns, Part.Combine(a, b, rule));
            }
        }
        result.Tidy();
        return result;
    }

    // A namespace that is treated like the unmentioned ones need not be mentioned.
    private void Tidy()
    {
        List<string>? idle = null;
        foreach (var pair in _parts)
            if (pair.Value.Mentioned.Count == 0 && pair.Value.HasOthers == HasOthers)
                (idle ??= []).Add(pair.Key);
        foreach (var ns in (IReadOnlyList<string>?)idle ?? [])
            _parts.Remove(ns);
    }

    private string MakeKey()
    {
        var key = new StringBuilder(HasOthers ? "+" : "-");
        foreach (var pair in _parts)
        {
            key.Append(pair.Key.Length).Append(':').Append(pair.Key).Append(pair.Value.HasOthers ? '+' : '-').Append(pair.Value.Mentioned.Count);
            foreach (var local in pair.Value.Mentioned)
                key.Append(',').Append(local.Length).Append(':').Append(local);
        }
        return key.ToString();
    }

    /// <summary>The names of one namespace.</summary>
    private sealed class Part(bool hasOthers, SortedSet<string> mentioned)
    {
        public Part(bool hasOthers)
            : this(hasOthers, new SortedSet<string>(StringComparer.Ordinal))
        {
        }

        public bool HasOthers { get; } = hasOthers;

        /// <summary>The names for which the opposite holds.</summary>
        public SortedSet<string> Mentioned { get; } = mentioned;

        public Part Complement() => new(!HasOthers, Mentioned);

        public Part Include(Part other)
        {
            var (into, from) = Mentioned.Count >= other.Mentioned.Count ? (this, other) : (other, this);
            into.Mentioned.UnionWith(from.Mentioned);
            return into;
        }

        public static Part Combine(Part left, Part right, Func<bool, bool, bool> rule)
        {
            var result = new Part(rule(left.HasOthers, right.HasOthers));
            foreach (var part in new[] { left, right })
                foreach (var local in part.Mentioned)
                    if (rule(left.Has(local), right.Has(local)) != result.HasOthers)
                        result.Mentioned.Add(local);
            return result;
        }

        private bool Has(string local) => HasOthers != Mentioned.Contains(local);
    }
}
