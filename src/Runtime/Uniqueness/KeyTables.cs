using System.Collections.Generic;

namespace Bindery.Uniqueness;

/// <summary>
/// The possible targets of references (XML Schema Part 1, 3.11.5): the items of keys in the current element and below it. A key that two children have in
/// common belongs to neither, unless the element's own key has it. Only kept while a reference is open that needs it. Tables are passed up as they are; when
/// two meet, the smaller one is merged into the larger one.
/// </summary>
internal sealed class KeyTables
{
    private readonly Dictionary<string, Key> _keys = [];
    private readonly Dictionary<int, string> _shown = [];

    /// <summary>Returns to the start of a document.</summary>
    public void Clear()
    {
        _keys.Clear();
        _shown.Clear();
    }

    /// <summary>Begins to keep the targets of a reference.</summary>
    public void Want(string key)
    {
        if (!_keys.TryGetValue(key, out var known))
            _keys.Add(key, known = new Key());
        known.Wanted++;
    }

    /// <summary>Ends the effect of <see cref="Want"/>.</summary>
    public void Release(string key)
    {
        if (_keys.TryGetValue(key, out var known) && --known.Wanted == 0)
            _keys.Remove(key);
    }

    /// <summary>Whether a reference to a key is open.</summary>
    public bool IsWanted(string key) => _keys.ContainsKey(key);

    /// <summary>Stores the text of an item's values in the document, for messages.</summary>
    public void Show(int offset, string values) => _shown[offset] = values;

    /// <summary>The texts of values in the document, by their place.</summary>
    public string? ShownAt(int offset) => _shown.TryGetValue(offset, out var values) ? values : null;

    /// <summary>Adds the items of a key of the element that ends.</summary>
    /// <param name="key">The key.</param>
    /// <param name="depth">The depth of the element.</param>
    /// <param name="own">The items, by their values. The tables own it afterwards.</param>
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
        // The items of the element itself replace those of its children.
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

    /// <summary>The items of a key in the element that ends; null if there are none.</summary>
    public ValueTable? At(string key, int depth)
    {
        var levels = _keys[key].Levels;
        if (levels.Count == 0 || levels.Peek().Depth != depth)
            return null;
        levels.Peek().DropConflicts();
        return levels.Peek().Items;
    }

    /// <summary>Passes the items of an element to its parent.</summary>
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

    /// <summary>A key with references.</summary>
    private sealed class Key
    {
        public int Wanted { get; set; }

        /// <summary>The items of the children of each open element so far; the innermost is the last one.</summary>
        public Stack<Level> Levels { get; } = new();
    }

    /// <summary>The items of an element's children.</summary>
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

        // Not before all children have ended: a third one with the same values is excluded, too.
        public void DropConflicts()
        {
            for (var i = 0; i < _conflicts?.Count; i++)
                Items.Set(_conflicts[i], ValueTable.Dropped);
            _conflicts = null;
        }
    }
}
