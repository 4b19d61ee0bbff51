using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Violations;

namespace Bindery.Tests.Violations;

/// <summary>The sentence of each kind of violation. Tests of documents show which facts are found; here every sentence has an example.</summary>
public class ViolationSentenceTests
{
    private static readonly NodeName Disk = Element("disk");

    private static readonly NodeName Disks = Element("disks");

    private static readonly ExpectedContent Nothing = new([], HasChildren: true);

    private static readonly ContextReason Context = new(Element("mode"), "pull", null, Element("backup"), 1, ["push"], MayBeAbsent: true);

    private static readonly ConstraintField Field = new("the key 'ids'", "the attribute 'id'", "disk");

    private static readonly (ViolationFacts Facts, string Sentence)[] Sentences =
    [
        (new UnexpectedRoot(Disk, [Disks], "disks"), "'disk' is not the root element that the schema describes: expected 'disks'; did you mean 'disks'?"),
        (new OutputOnlyNode(Disk, Disks), "'disk' is output only in 'disks': it may stand in a document that is received, not in one that is sent"),
        (new RepeatedElement(Disk, Disks, Nothing), "'disk' is not allowed again in 'disks'; nothing more may come"),
        (new MisplacedElement(Disk, Disks, "name", Nothing), "'disk' is not allowed in 'disks' after 'name'; nothing more may come"),
        (new ExcludedElement(Disk, Disks, Context),
            "'disk' is not allowed in 'disks' when 'mode' of 'backup' (line 1) is 'pull'; it is allowed when 'mode' is 'push' or absent"),
        (new ExcludedElement(Disk, Disks, new(Element("mode"), null, "push", null, null, ["pull"], MayBeAbsent: false)),
            "'disk' is not allowed in 'disks' when 'mode' is absent, which means 'push'; it is allowed when 'mode' is 'pull'"),
        (new UnexpectedElement(Disk, Disks, false, new([], HasChildren: false), [], null), "'disk' is not allowed in 'disks'; it may have no elements"),
        (new UnexpectedElement(Disk, Disks, true, new([Element("disc")], HasChildren: false), [], "disc"),
            "'disk' is not allowed in 'disks' because of what stands before it; expected 'disc'; did you mean 'disc'?"),
        (new UnexpectedElement(Disk, Disks, false, Nothing, [Element("host")], null),
            "'disk' is not allowed in 'disks'; nothing more may come; it is allowed in 'host'"),
        (new RefusedElement(Disk, Disks, "it is abstract; use 'host'"), "'disk' is not allowed in 'disks': it is abstract; use 'host'"),
        (new ImpossibleElement(Disk, Disks), "'disk' is not allowed in 'disks': the schema admits nothing that it could hold"),
        (new EarlyElement(Disk, Disks, [Element("a"), Element("b")], NeedsAll: true), "'disk' is not allowed yet in 'disks': 'a' and 'b' must come before it"),
        (new EarlyElement(Disk, Disks, [], NeedsAll: false), "'disk' is not allowed yet in 'disks'"),
        (new MissingElements(Disks, [Disk], Element("name"), new(Element("mode"), "pull")),
            "'disks' needs the element 'disk' before 'name' when 'mode' is 'pull'"),
        (new MissingAnother(Disks, Disk, null), "'disks' needs another element 'disk' than those that are there"),
        (new MissingAnother(Disks, Disk, new(Element("backup"), ["yes"], MayBeAbsent: true)),
            "'disks' needs an element 'disk' whose 'backup' is 'yes' or absent"),
        (new MissingChoice(Disks, [Disk, Element("all")], HasChildren: false), "'disks' needs an element: 'all' or 'disk'"),
        (new MissingText(Disk, "must be a number"), "'disk' needs text: it must be a number"),
        (new WrongText(Disk, "x", "must be a number"), "'x' is not allowed as the text of 'disk': it must be a number"),
        (new UnexpectedText(Disk, Nothing), "Text is not allowed in 'disk'; nothing more may come"),
        (new UnexpectedAttribute(Element("a"), Disk, [], HasOthers: false, null), "'a' is not allowed in 'disk'; it may have no attributes"),
        (new UnexpectedAttribute(Element("a"), Disk, [Element("b")], HasOthers: true, "b"), "'a' is not allowed in 'disk'; expected 'b'; did you mean 'b'?"),
        (new ExcludedAttribute(Element("a"), Disk, Context),
            "'a' is not allowed in 'disk' when 'mode' of 'backup' (line 1) is 'pull'; it is allowed when 'mode' is 'push' or absent"),
        (new ConflictingAttribute(Element("a"), Disk, new RivalNames([Element("b")])), "'a' is not allowed in 'disk' together with 'b'"),
        (new ConflictingAttribute(Element("a"), Disk, new RivalsBefore()), "'a' is not allowed in 'disk' together with the attributes before it"),
        (new ConflictingAttribute(Element("a"), Disk, new RivalValue(new(Element("b"), "1"), ["2"], MayBeAbsent: false)),
            "'a' is not allowed in 'disk' when 'b' is '1'; it is allowed when 'b' is '2'"),
        (new WrongValue(new(Element("a"), "x"), "must be a number"), "'x' is not allowed for 'a': it must be a number"),
        (new ExcludedValue(new(Element("a"), "x"), Context),
            "'x' is not allowed for 'a' when 'mode' of 'backup' (line 1) is 'pull'; it is allowed when 'mode' is 'push' or absent"),
        (new ConflictingValue(new(Element("a"), "x"), Disk, null, ["y"]), "'x' is not allowed for 'a' in 'disk'; expected 'y'"),
        (new MissingAttributes(Disk, [Element("a"), Element("b")], NeededAttributes.All, null, null), "'disk' needs the attributes 'a' and 'b'"),
        (new MissingAttributes(Disk, [Element("a"), Element("b")], NeededAttributes.One, null, null), "'disk' needs an attribute: 'a' or 'b'"),
        (new MissingAttributes(Disk, [Element("a"), Element("b")], NeededAttributes.Some, null, null), "'disk' needs more attributes: some of 'a' or 'b'"),
        (new MissingAttributes(Disk, [Element("type")], NeededAttributes.All, null, new NeededType("its type 'Vehicle' is abstract", "'Boat' or 'Car'")),
            "'disk' needs the attribute 'type', because its type 'Vehicle' is abstract; it must be 'Boat' or 'Car'"),
        (new DuplicateValue("x", "as an ID", 2, 3), "'x' is used again as an ID; each must be unique, and line 2, column 3 has it first"),
        (new UnknownKey("x", "for 'name'", "must be the name of a disk"), "'x' is not allowed for 'name': it must be the name of a disk"),
        (new UnknownId("x", "y"), "'x' refers to nothing: no ID of the document is 'x'; did you mean 'y'?"),
        (new DuplicateItem(Field, "'1'", 2, 3),
            "'1' is used again for the attribute 'id' of 'disk'; each must be unique (the key 'ids'), and line 2, column 3 has it first"),
        (new UnknownItem(Field, "'1'", "disks", [], 0),
            "'1' is not allowed for the attribute 'id' of 'disk': the key 'ids' must lead to a value of 'disks', but there is none"),
        (new UnknownItem(Field, "'1'", "disks", ["'2'"], 1),
            "'1' is not allowed for the attribute 'id' of 'disk': the key 'ids' must lead to a value of 'disks': '2'"),
        (new MissingField(Field), "'disk' needs the attribute 'id': the key 'ids' demands a value"),
        (new RepeatedField(Field), "'disk' may have one value only as the attribute 'id': it is a field of the key 'ids'"),
        (new NillableField(Field), "The schema lets the attribute 'id' of 'disk' be nil, which a field of the key 'ids' must not be"),
        (new FieldWithoutValue(Field), "A value must stand for the attribute 'id' of 'disk', without elements inside: it is a field of the key 'ids'"),
    ];

    [Fact]
    public void Each_kind_of_violation_has_its_sentence() =>
        Assert.Equal(Sentences.Select(row => row.Sentence), Sentences.Select(row => ViolationSentences.Of(row.Facts)));

    [Fact]
    public void Each_kind_of_violation_has_an_example() =>
        Assert.Equal(
            Kinds().Order(StringComparer.Ordinal),
            Sentences.Select(row => row.Facts.GetType().Name).Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<string> Kinds() =>
        typeof(ViolationFacts).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ViolationFacts)) && !type.IsAbstract).Select(type => type.Name);

    private static NodeName Element(string name) => new("", name);
}
