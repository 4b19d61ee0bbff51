using System;
using System.Collections;
using System.Linq;

namespace Bindery.Tests.Transcription.Documents;

/// <summary>Creates the objects by reflection, including those that lack members which C# requires.</summary>
internal static class ModelBuilder
{
    public static object Build(ModelNode node)
    {
        var model = Activator.CreateInstance(node.Class.Type)!;
        foreach (var (member, value) in node.Settings)
        {
            if (value is ModelList list)
            {
                var items = (IList)member.Property.GetValue(model)!;
                foreach (var item in list.Items)
                    items.Add(Single(item));
            }
            else
                member.Property.SetValue(model, Single(value));
        }
        return model;
    }

    /// <summary>Whether the object writes a value that was not set: a number that C# requires and that is initially 0.</summary>
    public static bool WritesMore(ModelNode node) => node.All().Any(one => one.Missing.Any(member => member.IsNeverAbsent));

    private static object? Single(ModelValue value) => value switch
    {
        ModelNode node => Build(node),
        TextItem text => Activator.CreateInstance(text.Type, text.Text),
        _ => ((Constant)value).Value,
    };
}
