namespace Bindery.Tests.Live.Misuse;

/// <summary>The kinds of reasons why libvirt's verdict may differ from ours.</summary>
internal enum DeviationKind
{
    /// <summary>Libvirt has a rule that our schema is still to learn.</summary>
    Pending,

    /// <summary>Libvirts before a version refuse it.</summary>
    Before,

    /// <summary>We accept it on purpose.</summary>
    Looser,

    /// <summary>We refuse it on purpose.</summary>
    Stricter,
}
