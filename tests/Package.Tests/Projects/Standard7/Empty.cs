namespace Standard7
{
    public class Empty
    {
    }
}
