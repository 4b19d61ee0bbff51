namespace Idle
{
    public class Empty
    {
    }
}
