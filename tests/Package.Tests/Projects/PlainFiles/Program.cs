Console.WriteLine(Plain.Names.Journal.Parse("<journal year='2026'><entry>rain</entry></journal>").ToXml());
Console.WriteLine(new Mine.Catalog { Title = "a" }.Shout());
Console.WriteLine(string.Join(
    ",", typeof(Program).Assembly.GetTypes().Where(type => type.Name is "Entry" or "Journal").Select(type => type.Namespace).Distinct()));

namespace Mine
{
    // Names the class, the namespace and the accessibility itself.
    [Bindery.XmlBinding("list.rng")]
    internal sealed partial class Catalog
    {
        public string Shout() => ToXml() + "!";
    }
}
