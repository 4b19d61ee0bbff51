using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Bindery.Serialization;
using Libvirt.Xml;

namespace Bindery.Tests.Support;

/// <summary>Models whose members are set without regard to the schema, to values of other models, to null and to arbitrary values of their types.</summary>
internal sealed class RandomModels
{
    private static readonly string[] Texts = ["", "vda", "vdb", "a b", "größer", "/images/a.img", "a&<b", "0", "-1", "08c0a2a3-5f5a-4f5c-9d61-4b9d0d5e9b6f"];

    private readonly Random _random;
    private readonly List<DomainBackup> _originals;
    private readonly Dictionary<Type, List<XmlModel>> _known;

    /// <param name="originals">The models to start from, and whose parts are used.</param>
    /// <param name="seed">The same seed gives the same models.</param>
    public RandomModels(IReadOnlyList<DomainBackup> originals, int seed)
    {
        _random = new Random(seed);
        _originals = [.. originals];
        _known = originals.SelectMany(Parts).GroupBy(part => part.GetType()).ToDictionary(group => group.Key, group => group.ToList());
    }

    /// <summary>A copy of one of the models with one to three members set.</summary>
    public DomainBackup Next()
    {
        var model = One(_originals).Clone();
        for (var edits = _random.Next(1, 4); edits > 0; edits--)
        {
            var part = One([.. Parts(model)]);
            var members = Members(part).Where(member => member.SetMethod is { IsPublic: true }).ToList();
            if (members.Count == 0)
                continue;
            var member = One(members);
            if (member.GetValue(part) is IList list)
                Edit(list);
            else
                member.SetValue(part, Value(member.PropertyType));
        }
        return model;
    }

    private void Edit(IList list)
    {
        if (list.Count > 0 && _random.Next(2) == 0)
            list.RemoveAt(_random.Next(list.Count));
        else if (Value(list.GetType().GetGenericArguments()[0]) is { } value)
            list.Add(value);
    }

    private object? Value(Type type)
    {
        if (!type.IsValueType || Nullable.GetUnderlyingType(type) is not null)
        {
            if (_random.Next(3) == 0)
                return null;
            type = Nullable.GetUnderlyingType(type) ?? type;
        }
        if (type == typeof(string))
            return One(Texts);
        if (type == typeof(bool))
            return _random.Next(2) == 0;
        if (type.IsEnum)
            return One([.. Enum.GetValues(type).Cast<object>()]);
        if (typeof(XmlModel).IsAssignableFrom(type))
            return _known.TryGetValue(type, out var parts) ? type.GetMethod("Clone")!.Invoke(One(parts), null) : null;
        if (type.IsPrimitive || type == typeof(decimal))
            return Convert.ChangeType(_random.Next(4) == 0 ? 0 : _random.Next(100), type, System.Globalization.CultureInfo.InvariantCulture);
        return type.IsValueType ? Activator.CreateInstance(type) : null;
    }

    private T One<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    private static IEnumerable<XmlModel> Parts(XmlModel model) =>
        Members(model)
            .Select(member => member.GetValue(model))
            .SelectMany(value => value is XmlModel part ? [part] : value is IList list ? list.OfType<XmlModel>() : [])
            .SelectMany(Parts)
            .Prepend(model);

    private static IEnumerable<PropertyInfo> Members(XmlModel model) =>
        model.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(member => member.CanWrite && member.DeclaringType == model.GetType() && member.GetIndexParameters().Length == 0);
}
