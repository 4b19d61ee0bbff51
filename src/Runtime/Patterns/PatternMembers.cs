using System.Collections.Generic;

namespace Bindery.Patterns;

/// <summary>Splits operators into operands: the members of a choice, the members of a sequence.</summary>
internal static class PatternMembers
{
    /// <summary>
    /// Pushes the operands of an operator, so that the left one is popped first. Other patterns have none: elements, attributes, lists and values are not
    /// entered.
    /// </summary>
    /// <returns>Whether the pattern is an operator.</returns>
    public static bool PushOperands(Pattern pattern, Stack<Pattern> open)
    {
        switch (pattern)
        {
            case BinaryPattern binary:
                open.Push(binary.Right);
                open.Push(binary.Left);
                return true;
            case OneOrMorePattern repeated:
                open.Push(repeated.Content);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Like <see cref="PushOperands"/>, but of a group only the operands that can come first.</summary>
    /// <returns>Whether the pattern is an operator.</returns>
    public static bool PushFirstOperands(Pattern pattern, Stack<Pattern> open)
    {
        if (pattern is not GroupPattern { Left.IsNullable: false } group)
            return PushOperands(pattern, open);
        open.Push(group.Left);
        return true;
    }

    /// <summary>Returns the members of a choice in order of creation, empty first; another pattern is its own only member, notAllowed has none.</summary>
    public static List<Pattern> OfChoice(Pattern pattern)
    {
        var members = new List<Pattern>();
        AddChoice(pattern, members);
        return members;
    }

    /// <summary>Adds the members of a choice to a list.</summary>
    public static void AddChoice(Pattern pattern, List<Pattern> members)
    {
        while (pattern is ChoicePattern choice)
        {
            AddChoice(choice.Left, members);
            pattern = choice.Right;
        }
        if (pattern is not NotAllowedPattern)
            members.Add(pattern);
    }

    /// <summary>Returns the members of a group or an interleave from left to right; another pattern is its own only member.</summary>
    public static List<Pattern> OfSequence(Pattern pattern)
    {
        var members = new List<Pattern>();
        var kind = pattern.Kind;
        for (; pattern is SequencePattern sequence && sequence.Kind == kind; pattern = sequence.Right)
            members.Add(sequence.Left);
        members.Add(pattern);
        return members;
    }

    /// <summary>
    /// Returns the rest of a sequence after the leading members that equal its first one. If these are optional, each way to begin with a later one is also a
    /// way to begin with the first one: only one of a long run of optional members (a bounded repetition) needs a derivative.
    /// </summary>
    public static Pattern AfterRun(GroupPattern group, Pattern empty)
    {
        var rest = group.Right;
        while (rest is GroupPattern next && next.Left == group.Left)
            rest = next.Right;
        return rest == group.Left ? empty : rest;
    }
}
