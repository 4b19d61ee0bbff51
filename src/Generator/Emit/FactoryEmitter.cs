using System.Linq;
using Bindery.Generator.Binding;
using Bindery.Generator.Binding.Model;

namespace Bindery.Generator.Emit;

/// <summary>Writes a factory: a static method named after a discriminating word. The members that the word requires are its parameters.</summary>
internal static class FactoryEmitter
{
    public static void Emit(EmitContext context, SourceWriter writer, ClassModel model, FactoryModel factory)
    {
        var enumName = context.InExpression(factory.EnumName);
        var members = factory.Members.Select(name => (Name: name,
            Type: TypeOf(context, model, name),
            IsOptional: factory.Optional.Contains(name),
            Parameter: Identifiers.Camel(name),
            Documentation: DocumentationOf(model, name)))
            .ToList();
        writer.Line()
            .Line(
                $"/// <summary>Creates an object with <see cref=\"{factory.Discriminator}\"/> set to <see cref=\"{factory.EnumName}.{factory.EnumMember}\"/> and the members that this requires.</summary>");
        foreach (var member in members)
            writer.Line($"/// <param name=\"{member.Parameter.TrimStart('@')}\">Sets <see cref=\"{member.Name}\"/>.</param>");
        writer.Line(
            $"public static {model.Name} {factory.Name}({string.Join(", ", members.Select(member => member.IsOptional ? $"{member.Type}? {member.Parameter} = null" : $"{member.Type} {member.Parameter}"))}) => new()");
        writer.Line("{").Indent().Line($"{factory.Discriminator} = {enumName}.{factory.EnumMember},");
        foreach (var member in members)
            writer.Line($"{member.Name} = {member.Parameter},");
        writer.Unindent().Line("};");
    }

    private static string TypeOf(EmitContext context, ClassModel model, string name)
    {
        if (model.Attributes.FirstOrDefault(attribute => attribute.Member.Name == name) is { } found)
            return EmitContext.TypeOf(found.Value);
        return model.Slots.First(slot => slot.Member.Name == name) switch
        {
            ClassSlot slot => slot.ClassName,
            ValueSlot slot => EmitContext.TypeOf(slot.Value),
            var slot => throw new System.InvalidOperationException(slot.GetType().Name),
        };
    }

    private static string? DocumentationOf(ClassModel model, string name) =>
        model.Attributes.FirstOrDefault(attribute => attribute.Member.Name == name)?.Member.Documentation;
}
