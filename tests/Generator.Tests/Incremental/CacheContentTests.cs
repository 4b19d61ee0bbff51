using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Bindery.Generator;
using Bindery.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Tests.Incremental;

/// <summary>What stays in the driver's caches keeps no compilation alive: neither symbols nor trees nor places in them.</summary>
public sealed class CacheContentTests
{
    private const string Bound = """
        namespace User
        {
            [Bindery.XmlBinding("domainbackup.rng")]
            public sealed partial class Mine { public void Say() { } }

            [Bindery.XmlBinding("missing.rng")]
            public sealed partial class Other { }
        }
        """;

    [Fact]
    public void No_step_keeps_objects_of_a_compilation()
    {
        var run = GeneratorRun.Of(new TestProject
        {
            Schemas = [TestSchema.DomainBackup(), TestSchema.FieldBook(), TestSchema.Item("/project/wrong.rng", "<grammar/>", "Wrong")],
            Sources = [Bound],
        });
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var names = typeof(TrackingNames).GetFields().Select(field => (string)field.GetRawConstantValue()!);
        foreach (var name in names)
            foreach (var output in run.Result.Results[0].TrackedSteps[name].SelectMany(step => step.Outputs))
                Walk(output.Value, name, seen);
        Assert.True(seen.Count > 1000, "The walk saw only " + seen.Count);
    }

    private static void Walk(object? start, string step, HashSet<object> seen)
    {
        var pending = new Stack<(object Node, string Path)>();
        Push(start, step);
        while (pending.Count > 0)
        {
            var (node, path) = pending.Pop();
            Assert.False(
                node is Compilation or ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or Location or SemanticModel or SourceText or Diagnostic,
                $"{path} holds a {node.GetType()}");
            var type = node.GetType();
            // The driver itself keeps additional files.
            if (type.IsPrimitive || type.IsEnum || node is string or Delegate or Type or MemberInfo or AdditionalText)
                continue;
            if (node is Array array && !array.GetType().GetElementType()!.IsPrimitive)
                foreach (var item in array)
                    Push(item, path + "[]");
            for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
                foreach (var field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                    if (!field.FieldType.IsPointer && !field.FieldType.IsByRefLike)
                        Push(field.GetValue(node), path + "." + field.Name);
        }

        void Push(object? node, string path)
        {
            if (node is not null && seen.Add(node))
                pending.Push((node, path));
        }
    }
}
