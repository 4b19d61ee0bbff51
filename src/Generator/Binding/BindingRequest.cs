using Bindery.Generator.Collections;

namespace Bindery.Generator.Binding;

/// <summary>What was asked for about a schema, by its item or by a class with [XmlBinding].</summary>
/// <param name="FileName">The schema's file name.</param>
/// <param name="Namespace">The namespace of the models.</param>
/// <param name="IsPublic">Whether they are public.</param>
/// <param name="Root">The root element wanted, where the schema admits several; null for all.</param>
/// <param name="ClassName">The name of the root class, if the user declared it.</param>
/// <param name="DeclaredMembers">The members that the user declared in it.</param>
internal sealed record BindingRequest(string FileName, string Namespace, bool IsPublic, string? Root, string? ClassName, EquatableArray<string> DeclaredMembers);
