using Bindery.Analyzers.Flow;
using Bindery.ModelMaps;

namespace Bindery.Analyzers.Building;

/// <summary>The object of an element in a partial document.</summary>
/// <param name="Object">The object, in its state when the document was judged.</param>
/// <param name="Id">Its number.</param>
internal sealed record ObjectOrigin(ModelObject Object, int Id);

/// <summary>The origin of a fact in a partial document: a member of an object, or an item of a list in a member.</summary>
/// <param name="Object">The object.</param>
/// <param name="Id">Its number.</param>
/// <param name="Member">The member.</param>
/// <param name="Cell">The assigned value; null for the initial value.</param>
/// <param name="Item">The item; null for a member.</param>
internal sealed record MemberOrigin(ModelObject Object, int Id, MappedMember Member, Cell? Cell, Item? Item = null)
{
    /// <summary>The value, if the code assigned one.</summary>
    public Value? Value => Item?.Value ?? Cell?.Value;
}
