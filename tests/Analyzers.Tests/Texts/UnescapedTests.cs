using System.Threading.Tasks;

namespace Bindery.Tests.Texts;

/// <summary>Strings that are put into XML without being escaped.</summary>
public sealed class UnescapedTests
{
    [Theory]
    [InlineData("string Make(string file) => $\"<domainbackup><disks><disk name='vda' type='file'><target file='{file}'/></disk></disks></domainbackup>\";", "file")]
    [InlineData("string Make(string name) => \"<domainbackup><incremental>\" + name + \"</incremental></domainbackup>\";", "name")]
    [InlineData("string Make(string[] all) { var xml = new StringBuilder(\"<domainbackup><disks>\"); foreach (var one in all) xml.Append(\"<disk name='\").Append(one).Append(\"'/>\"); return xml.Append(\"</disks></domainbackup>\").ToString(); }", "one")]
    [InlineData("string Make(string a) => $\"<domainbackup><incremental>{a.Trim()}</incremental></domainbackup>\";", "a.Trim()")]
    public async Task A_string_is_suggested_to_be_escaped(string member, string value) =>
        Assert.Equal(
            [$"BND2009 '{value}': '{value}' is not escaped; '<', '&' or a quote in it would make another document"],
            await ProjectReports.OfCode($"class Maker {{ {member} }}"));

    [Theory]
    [InlineData("string Make(int i) => $\"<domainbackup><incremental>{i}</incremental></domainbackup>\";")]
    [InlineData("string Make(Guid i) => $\"<domainbackup><incremental>{i}</incremental></domainbackup>\";")]
    [InlineData("string Make(DayOfWeek i) => $\"<domainbackup><incremental>{i.ToString()}</incremental></domainbackup>\";")]
    [InlineData("string Make(string i) => $\"<domainbackup><incremental>{SecurityElement.Escape(i)}</incremental></domainbackup>\";")]
    [InlineData("string Make(string i) { var safe = System.Net.WebUtility.HtmlEncode(i); return $\"<domainbackup><incremental>{safe}</incremental></domainbackup>\"; }")]
    [InlineData("string Make(bool i) => $\"<domainbackup><incremental>{(i ? \"a\" : \"b\")}</incremental></domainbackup>\";")]
    [InlineData("string Make(string disks) => $\"<domainbackup><disks>{disks}</disks></domainbackup>\";")]
    [InlineData("string Make(string mode) => $\"<domainbackup mode='{mode}'/>\";")]
    [InlineData("string Make(string mode) => $\"<backup mode='{mode}'/>\";")]
    [InlineData("string Make(string name) => new System.Xml.Linq.XElement(\"domainbackup\", new System.Xml.Linq.XElement(\"incremental\", name)).ToString();")]
    public async Task Safe_values_and_possible_markup_are_not_reported(string member) => Assert.Empty(await ProjectReports.OfCode($"class Maker {{ {member} }}"));
}
