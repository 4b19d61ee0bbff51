using Bindery.Tests.Harness;

namespace Bindery.Tests;

/// <summary>The generated code is a product: every line of it is looked at.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void DomainBackup() => Snapshot.Match(Generated(TestSchema.DomainBackup(("BinderyAccessibility", "public"))).Files);

    [Fact]
    public void DomainCheckpoint() => Snapshot.Match(Generated(TestSchema.DomainCheckpoint(("BinderyAccessibility", "public"))).Files);

    /// <summary>Both go into one namespace; GeneratorRun.AssertClean fails where two types have one name.</summary>
    [Fact]
    public void The_documents_of_libvirt_go_together() =>
        GeneratorRun.Of(new TestProject { Schemas = [TestSchema.DomainBackup(), TestSchema.DomainCheckpoint()] }).AssertClean();

    [Fact]
    public void FieldBook() => Snapshot.Match(Generated(TestSchema.FieldBook()).Files);

    private static GeneratorRun Generated(TestSchema schema) => GeneratorRun.Of(new TestProject { Schemas = [schema] }).AssertClean();
}
