using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Bindery.Analyzers.Templates;
using Bindery.ModelMaps;

namespace Bindery.CodeFixes.Moving;

/// <summary>Determines whether a text may have elements or attributes that a model reads, and writes only if that is requested.</summary>
internal static class OutputOnlyContent
{
    /// <summary>Whether a text has such a name, or unknown content or attributes, which may have one.</summary>
    /// <param name="template">The text, with holes for unknown parts.</param>
    /// <param name="map">The models of the schema.</param>
    public static bool MayBeIn(string template, ModelMap map)
    {
        var names = map.Classes.SelectMany(model => model.Members).Where(member => member.IsOutputOnly)
            .Select(member => Regex.Escape(member.LocalName))
            .Distinct()
            .ToList();
        if (names.Count == 0)
            return false;
        if (Regex.IsMatch(template, $"[\\s<:]({string.Join("|", names)})(?=[\\s=/>])"))
            return true;
        for (var hole = template.IndexOf(Template.Hole); hole >= 0; hole = template.IndexOf(Template.Hole, hole + 1))
            if (!IsValue(template, hole, map))
                return true;
        return false;
    }

    /// <summary>Returns the text of pieces: of all branches, and of one round of each loop.</summary>
    public static string TextOf(IEnumerable<Piece> pieces) => string.Concat(pieces.Select(piece => piece switch
    {
        Characters text => text.Text,
        Branch branch => TextOf(branch.WhenTrue) + TextOf(branch.WhenFalse),
        Round round => TextOf(round.Body),
        Kept => "",
        _ => Template.Hole.ToString(),
    }));

    // In quotation marks, or the text of an element that has only text.
    private static bool IsValue(string text, int hole, ModelMap map)
    {
        var tag = text.LastIndexOf('<', hole);
        if (tag < 0)
            return false;
        var end = text.IndexOf('>', tag);
        if (end < 0 || end > hole)
            return text.Substring(tag, hole - tag).Count(character => character == '"') % 2 == 1
                || text.Substring(tag, hole - tag).Count(character => character == '\'') % 2 == 1;
        var name = Regex.Match(text.Substring(tag), "^<(?:[\\w.-]+:)?(?<name>[\\w.-]+)").Groups["name"].Value;
        return map.Classes.Any(model => (model.LocalName == name && model.Members.Exists(member => member.Role == MemberRole.Text))
            || model.Members.Exists(member => member.Value is not null
                && (member.Role == MemberRole.ValueChild ? member.LocalName == name : member.Role == MemberRole.Wrapper && member.ItemLocalName == name)));
    }
}
