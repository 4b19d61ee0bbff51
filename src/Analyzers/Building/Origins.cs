using Bindery.Analyzers.Flow;
using Bindery.ModelMaps;

namespace Bindery.Analyzers.Building;

/// <summary>The object that an element of a partial document stands for.</summary>
/// <param name="Object">The object, as it was when the document was judged.</param>
/// <param name="Id">Its number.</param>
internal sealed record ObjectOrigin(ModelObject Object, int Id);

/// <summary>What a fact of a partial document comes from: a member of an object, or an item of a list that a member holds.</summary>
/// <param name="Object">The object.</param>
/// <param name="Id">Its number.</param>
/// <param name="Member">The member.</param>
/// <param name="Cell">What it was set to; null where it has what a new object has.</param>
/// <param name="Item">The item, where it is one.</param>
internal sealed record MemberOrigin(ModelObject Object, int Id, MappedMember Member, Cell? Cell, Item? Item = null)
{
    /// <summary>The value, where code gave one.</summary>
    public Value? Value => Item?.Value ?? Cell?.Value;
}
