using System;

namespace Bindery.Violations;

/// <summary>Turns facts into a sentence that describes what was found, what was expected and why.</summary>
internal static class ViolationSentences
{
    /// <summary>Returns the message.</summary>
    public static string Of(ViolationFacts facts) => facts switch
    {
        UnexpectedRoot root => ElementSentences.Of(root),
        OutputOnlyNode node => ElementSentences.Of(node),
        RepeatedElement element => ElementSentences.Of(element),
        MisplacedElement element => ElementSentences.Of(element),
        ExcludedElement element => ElementSentences.Of(element),
        RefusedElement element => ElementSentences.Of(element),
        UnexpectedElement element => ElementSentences.Of(element),
        ImpossibleElement element => ElementSentences.Of(element),
        EarlyElement element => ElementSentences.Of(element),
        MissingElements missing => ContentSentences.Of(missing),
        MissingAnother missing => ContentSentences.Of(missing),
        MissingChoice missing => ContentSentences.Of(missing),
        MissingText text => ContentSentences.Of(text),
        WrongText text => ContentSentences.Of(text),
        UnexpectedText text => ContentSentences.Of(text),
        UnexpectedAttribute attribute => AttributeSentences.Of(attribute),
        ExcludedAttribute attribute => AttributeSentences.Of(attribute),
        ConflictingAttribute attribute => AttributeSentences.Of(attribute),
        WrongValue value => AttributeSentences.Of(value),
        ExcludedValue value => AttributeSentences.Of(value),
        ConflictingValue value => AttributeSentences.Of(value),
        MissingAttributes missing => AttributeSentences.Of(missing),
        DuplicateValue value => IdentitySentences.Of(value),
        UnknownKey value => IdentitySentences.Of(value),
        DuplicateItem item => ConstraintSentences.Of(item),
        UnknownItem item => ConstraintSentences.Of(item),
        MissingField field => ConstraintSentences.Of(field),
        RepeatedField field => ConstraintSentences.Of(field),
        NillableField field => ConstraintSentences.Of(field),
        FieldWithoutValue field => ConstraintSentences.Of(field),
        UnknownId value => IdentitySentences.Of(value),
        _ => throw new InvalidOperationException(facts.GetType().Name),
    };
}
