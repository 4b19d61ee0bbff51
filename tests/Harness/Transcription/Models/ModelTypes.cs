using System;
using System.Collections.Generic;
using System.Reflection;

namespace Bindery.Tests.Transcription.Models;

/// <summary>Classifies the types of generated properties.</summary>
internal static class ModelTypes
{
    public const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Returns the type of a list's items; null for other types.</summary>
    public static Type? Item(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? type.GenericTypeArguments[0] : null;

    /// <summary>A type without the question mark.</summary>
    public static Type Value(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    /// <summary>Returns the method with which a generated class writes itself; null for other classes.</summary>
    public static MethodInfo? Writer(Type type) => type.GetMethod("Write", Instance, [typeof(Serialization.BindingWriter)]);

    /// <summary>Whether it is the base of the items of an ordered list.</summary>
    public static bool IsItemBase(Type type) => type.IsAbstract && Writer(type) is not null;

    /// <summary>Whether a type represents content that the schema allows without naming it.</summary>
    public static bool IsAny(Type type) => type == typeof(AnyElement) || type == typeof(AnyAttribute);
}
