using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Bindery.Tests.Transcription.Documents;
using Bindery.Tests.Transcription.Models;

namespace Bindery.Tests.Transcription.CSharp;

/// <summary>A static method of a generated class that creates an object with a discriminator, as determined by calling it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Parameters">The members that its parameters set, in order.</param>
/// <param name="Constants">The other members that it sets.</param>
internal sealed record Factory(MethodInfo Method, IReadOnlyList<WrittenMember> Parameters, IReadOnlyList<(WrittenMember Member, object Value)> Constants)
{
    /// <summary>Returns a factory that only sets members of the object, and whose parameters the object has; null if there is none.</summary>
    public static Factory? For(ModelNode node) => Of(node.Class).FirstOrDefault(factory => factory.Fits(node));

    public bool Sets(WrittenMember member) => Parameters.Contains(member) || Constants.Any(constant => constant.Member == member);

    private bool Fits(ModelNode node) =>
        Parameters.All(member => node.Settings.Any(setting => setting.Member == member && setting.Value is not Constant { Value: null }))
        && Constants.All(constant =>
            node.Settings.Any(setting => setting.Member == constant.Member && setting.Value is Constant value && Equals(value.Value, constant.Value)));

    private static IEnumerable<Factory> Of(WrittenClass type) =>
        type.Type.GetMethods(BindingFlags.Static | BindingFlags.Public)
            .Where(method => method.ReturnType == type.Type && method.Name is not ("Parse" or "Load"))
            .Select(method => Of(type, method));

    private static Factory Of(WrittenClass type, MethodInfo method)
    {
        var parameters = method.GetParameters()
            .Select(parameter => type.Members.Single(member => string.Equals(member.Property.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)))
                .ToList();
        var made = method.Invoke(
            null,
            method.GetParameters()
                .Select(parameter => parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null)
                .ToArray())!;
        var untouched = Activator.CreateInstance(type.Type)!;
        var constants = type.Members
            .Where(member => !parameters.Contains(member) && !member.IsList)
            // Required members are always set, even to their initial value.
            .Where(member => member.IsRequired || !Equals(member.Property.GetValue(made), member.Property.GetValue(untouched)))
            .Select(member => (member, member.Property.GetValue(made)!)).ToList();
        return new Factory(method, parameters, constants);
    }
}
