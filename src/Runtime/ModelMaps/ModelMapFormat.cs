using Bindery.Patterns.Text;

namespace Bindery.ModelMaps;

/// <summary>
/// The text that describes how generated classes are bound to the grammar: one line of printable ASCII, tokens separated by one space. The generator writes it
/// with <see cref="ModelMapWriter"/>, the analyzers read it with <see cref="ModelMapReader"/>; it is not used at run time.
/// <code>
/// bindery-models/1
/// #strings S…                  the strings, as <see cref="GrammarFormat"/> escapes them
/// #enums   NAME(,MEMBER:WORD)* …
/// #classes NAME,XML[r][o][a][yXML][^CLASS](;E(,E)*)? …      r: can be a document's root; o: the user wrote the constructor; a: abstract;
///     y: the type that xsi:type names; ^: the base class, an earlier entry; E: numbers of element patterns, ascending
/// #members (@CLASS MEMBER… FACTORY…)*      classes in ascending order; a class without any is left out
///     aNAME,XML VALUE    attribute             tNAME VALUE         text
///     cNAME,XML,CLASS    child                 eNAME,XML VALUE     child with text only
///     pNAME,XML          presence              nNAME               attributes that the schema does not define
///     wNAME,XML,XML,CLASS   wrapper of a class's items     vNAME,XML,XML VALUE   wrapper of values
///     iNAME(;XML,CLASS,VIEW)*[tTEXT][xOTHER]   ordered items, with the classes of text and of other items
///     sNAME(;XML,CLASS)* elements of a substitution group
///     xNAME              children that the schema does not define
///       each of them followed by [*][+][-][0][u][=WORD]: a list, required, output only, null is xsi:nil, declared by the user, the value that absence means
///     fNAME,D,WORD(,P)*  factory: the discriminator and the parameters are numbers of the class's members, the word is the number of its enumeration's member
/// XML      LOCAL[:NAMESPACE]
/// VALUE    follows without a space:  s[FIXED] string    bYES:NO boolean    z xs:boolean    i int    l long    d decimal    h BigInteger    g double
///          q names    mENUM enumeration    t time in seconds    u UUID    y dateTime    k date    j time    p part of a date    r duration
///          c Base64    x hexadecimal    oVALUE list
/// </code>
/// NAME, MEMBER, WORD, LOCAL, NAMESPACE, VIEW, TEXT, OTHER, FIXED, YES and NO are string numbers, CLASS and ENUM numbers of entries. Sections that a reader
/// does not know may follow and are skipped. Equal models have equal texts: strings are numbered in the order of their first use.
/// </summary>
internal static class ModelMapFormat
{
    public const string Name = "bindery-models/";

    public const string Version = "1";

    public const char Attribute = 'a';

    public const char Text = 't';

    public const char Child = 'c';

    public const char ValueChild = 'e';

    public const char Presence = 'p';

    public const char AnyAttributes = 'n';

    public const char ClassWrapper = 'w';

    public const char ValueWrapper = 'v';

    public const char Items = 'i';

    public const char Substitution = 's';

    public const char AnyElements = 'x';

    public const char Factory = 'f';

    public const char Members = '@';

    public const char Root = 'r';

    public const char OwnConstructor = 'o';

    public const char Abstract = 'a';

    public const char Type = 'y';

    public const char Base = '^';

    public const char List = '*';

    public const char Required = '+';

    public const char OutputOnly = '-';

    public const char Nillable = '0';

    public const char UserDeclared = 'u';

    public const char Default = '=';

    public const char TextItem = 't';

    public const char AnyItem = 'x';

    /// <summary>Returns the sign of a kind of value.</summary>
    public static char CodeOf(MappedValueKind kind) => ValueCodes[(int)kind];

    /// <summary>Gets the kind of value with a sign; false if there is none.</summary>
    public static bool TryKindOf(char code, out MappedValueKind kind)
    {
        var place = ValueCodes.IndexOf(code);
        kind = (MappedValueKind)place;
        return place >= 0;
    }

    /// <summary>Whether members of a role have the name of an attribute or element.</summary>
    public static bool HasName(MemberRole role) =>
        role is MemberRole.Attribute or MemberRole.Child or MemberRole.ValueChild or MemberRole.Presence or MemberRole.Wrapper;

    /// <summary>Whether members of a role are lists, independent of their flags.</summary>
    public static bool IsAlwaysList(MemberRole role) => role is MemberRole.Wrapper or MemberRole.Items or MemberRole.AnyAttributes;

    // In the order of the kinds.
    private const string ValueCodes = "sbzildhgmqtuykjprcxo";
}
