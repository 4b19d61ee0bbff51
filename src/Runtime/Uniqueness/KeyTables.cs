using System.Collections.Generic;

namespace Bindery.Uniqueness;

/// <summary>
/// What references can refer to (XML Schema Part 1, 3.11.5): the items of keys in the element at hand and below it. What two children have in common is
/// neither's, unless the element's own key has it. Kept where a reference is open that asks for it. Tables go upwards as they are; of two that meet, the
/// smaller goes into the larger.
/// </summary>
internal sealed class KeyTables
{
    private readonly Dictionary<string, Key> _keys = [];
    private readonly Dictionary<int, string> _shown = [];

    /// <summary>Goes back to the start of a document.</summary>
    public void Clear()
    {
        _keys.Clear();
        _shown.Clear();
    }

    /// <summary>Begins to keep what a reference asks for.</summary>
    public void Want(string key)
    {
        if (!_keys.TryGetValue(key, out var known))
            _keys.Add(key, known = new Key());
        known.Wanted++;
    }

    /// <summary>Ends what <see cref="Want"/> began.</summary>
    public void Release(string key)
    {
        if (_keys.TryGetValue(key, out var known) && --known.Wanted == 0)
            _keys.Remove(key);
    }

    /// <summary>Whether a reference is open that refers to a key.</summary>
    public bool IsWanted(string key) => _keys.ContainsKey(key);

    /// <summary>Notes how the values of an item stand in the document, for messages.</summary>
    public void Show(int offset, string values) => _shown[offset] = values;

    /// <summary>How values stand in the document, by their place.</summary>
    public string? ShownAt(int offset) => _shown.TryGetValue(offset, out var values) ? values : null;

    /// <summary>Takes the items of a key of the element that ends.</summary>
    /// <param name="key">The key.</param>
    /// <param name="depth">The depth of the element.</param>
    /// <param name="own">The items, by their values. Belongs to the tables afterwards.</param>
    public void Add(string key, int depth, ValueTable own)
    {
        var levels = _keys[key].Levels;
        if (levels.Count == 0 || levels.Peek().Depth < depth)
        {
            levels.Push(new Level(depth, own));
            return;
        }
        var level = levels.Peek();
        level.DropConflicts();
        // What the element has itself stands for what its children have.
        if (level.Items.Count > own.Count)
        {
            for (var i = 0; i < own.Count; i++)
                level.Items.Set(own[i], own.PlaceOf(i));
            return;
        }
        for (var i = 0; i < level.Items.Count; i++)
            if (level.Items.PlaceOf(i) >= 0)
                own.Add(level.Items[i], level.Items.PlaceOf(i));
        level.Items = own;
    }

    /// <summary>The items of a key in the element that ends; null for none.</summary>
    public ValueTable? At(string key, int depth)
    {
        var levels = _keys[key].Levels;
        if (levels.Count == 0 || levels.Peek().Depth != depth)
            return null;
        levels.Peek().DropConflicts();
        return levels.Peek().Items;
    }

    /// <summary>Hands what an element has on to its parent.</summary>
    public void Rise(int depth)
    {
        foreach (var key in _keys.Values)
        {
            if (key.Levels.Count == 0 || key.Levels.Peek().Depth != depth)
                continue;
            var level = key.Levels.Pop();
            level.DropConflicts();
            if (key.Levels.Count > 0 && key.Levels.Peek().Depth == depth - 1)
            {
                key.Levels.Peek().Merge(level.Items);
            }
            else
            {
                level.Depth = depth - 1;
                key.Levels.Push(level);
            }
        }
    }

    /// <summary>A key that is referred to.</summary>
    private sealed class Key
    {
        public int Wanted { get; set; }

        /// <summary>What the open elements have so far of their children; the innermost on top.</summary>
        public Stack<Level> Levels { get; } = new();
    }

    /// <summary>What an element has of its children.</summary>
    private sealed class Level(int depth, ValueTable items)
    {
        private List<byte[]>? _conflicts;

        public int Depth { get; set; } = depth;

        public ValueTable Items { get; set; } = items;

        public void Merge(ValueTable other)
        {
            var (large, small) = Items.Count >= other.Count ? (Items, other) : (other, Items);
            Items = large;
            for (var i = 0; i < small.Count; i++)
            {
                var place = small.PlaceOf(i);
                if (place < 0)
                    continue;
                var known = large.Add(small[i], place);
                if (known == ValueTable.Dropped)
                    large.Set(small[i], place);
                else if (known >= 0 && known != place)
                    (_conflicts ??= []).Add(small[i].ToArray());
            }
        }

        // Not before all children are there: a third one with the same values is none, either.
        public void DropConflicts()
        {
            for (var i = 0; i < _conflicts?.Count; i++)
                Items.Set(_conflicts[i], ValueTable.Dropped);
            _conflicts = null;
        }
    }
}
