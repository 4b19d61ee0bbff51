using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Xml.Linq;
using Bindery.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.Tests.Transcription.Models;

/// <summary>The generated models of one schema, compiled and loaded.</summary>
internal sealed class ModelAssembly
{
    private readonly ConcurrentDictionary<Type, WrittenClass> _classes = new();
    private readonly ConcurrentDictionary<(WrittenMember, string), object?> _values = new();
    private readonly LoadContext _context;
    private readonly Assembly _assembly;
    private readonly IReadOnlyDictionary<XName, WrittenClass> _roots;

    public ModelAssembly(GeneratorRun run)
    {
        Generated = (CSharpCompilation)run.Output;
        using var image = new MemoryStream();
        // Other tests check that the generated code compiles without warnings.
        var emitted = Generated.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        _context = new LoadContext(this);
        _assembly = _context.Load(image.ToArray());
        Reference = MetadataReference.CreateFromImage(image.ToArray());
        _roots = _assembly.GetTypes().Where(type => type.GetMethod("ToXml") is not null).Select(Class).ToDictionary(root => root.Element);
        Grammar = Grammar.FromText(_assembly.GetCustomAttributes<GrammarAttribute>().Single().Text);
    }

    /// <summary>The models as code.</summary>
    public CSharpCompilation Generated { get; }

    /// <summary>The models as a reference for other projects.</summary>
    public MetadataReference Reference { get; }

    /// <summary>The grammar of the models.</summary>
    public Grammar Grammar { get; }

    /// <summary>Loads a project that references the models.</summary>
    public Assembly Load(byte[] image) => _context.Load(image);

    public WrittenClass? Root(XName name) => _roots.GetValueOrDefault(name);

    public WrittenClass Class(Type type) => _classes.GetOrAdd(type, WrittenClass.Of);

    /// <summary>Returns the classes of the elements in an ordered list.</summary>
    public IEnumerable<WrittenClass> Cases(Type itemBase) => Derived(itemBase).Where(type => type.GetConstructor([]) is not null).Select(Class);

    /// <summary>Returns the class of the text in an ordered list.</summary>
    public ConstructorInfo? TextItem(Type itemBase) =>
        Derived(itemBase).Select(type => type.GetConstructor([typeof(string)])).FirstOrDefault(constructor => constructor is not null);

    /// <summary>Whether elements that the schema does not name are among the items of an ordered list.</summary>
    public bool HasAnyItem(Type itemBase) => Derived(itemBase).Any(type => type.GetConstructor([typeof(AnyElement)]) is not null);

    /// <summary>Returns the value of a member that is written as a text; null if there is none.</summary>
    public object? Value(WrittenMember member, string text) => _values.GetOrAdd((member, text), static pair =>
        Candidates.Of(pair.Item1.ValueType, pair.Item2).FirstOrDefault(value => Text(pair.Item1, value) == pair.Item2));

    private static string? Text(WrittenMember member, object value)
    {
        var element = Written.Element(WrittenClass.With(member.Property.DeclaringType!, member.Property, value));
        return member.As switch
        {
            WrittenAs.Attribute => element.Attribute(member.Name!)?.Value,
            WrittenAs.Text => element.Value,
            WrittenAs.ValueChild => element.Element(member.Name!)?.Value,
            _ => element.Element(member.Name!)?.Element(member.Item!)?.Value,
        };
    }

    private IEnumerable<Type> Derived(Type itemBase) => _assembly.GetTypes().Where(type => !type.IsAbstract && itemBase.IsAssignableFrom(type));

    // All generated assemblies have the same name; a separate context for each keeps them apart.
    private sealed class LoadContext(ModelAssembly models) : AssemblyLoadContext(isCollectible: false)
    {
        public Assembly Load(byte[] image) => LoadFromStream(new MemoryStream(image));

        protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name == models.Generated.AssemblyName ? models._assembly : null;
    }
}
