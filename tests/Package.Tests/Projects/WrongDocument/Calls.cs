static class Calls
{
    static int DomainBackupBegin(object domain, string xml, string? checkpoint) => 0;

    static int Start(object domain) => DomainBackupBegin(domain, "<backup/>", null);
}
