using Bindery.Generator.Binding.Model;

namespace Bindery.Generator.Emit;

/// <summary>Writes the attributes without which System.Text.Json would lose content of models.</summary>
internal static class JsonEmitter
{
    /// <summary>Writes the attributes of a base class: an object of a derived class keeps its members and becomes one of that class again.</summary>
    public static void DerivedTypes(EmitContext context, SourceWriter writer, string baseName)
    {
        if (!context.Options.Json)
            return;
        foreach (var derived in context.DerivedFrom(baseName))
            writer.Line($"[{EmitContext.Type("JsonDerivedType")}(typeof({derived}), {EmitContext.Literal(derived)})]");
    }

    /// <summary>The attribute of a view: its objects are those of a list, which is written.</summary>
    public static string? View(EmitContext context) => context.Options.Json ? $"[{EmitContext.Type("JsonIgnore")}]" : null;

    /// <summary>The attribute of a member; null where its type needs none.</summary>
    public static string? Member(EmitContext context, ValueModel value) =>
        context.Options.Json && (value.Item ?? value).Kind == ValueKind.BigInteger
            ? $"[{EmitContext.Type("JsonConverter")}(typeof({EmitContext.Type("BigIntegerJsonConverter")}))]"
            : null;
}
