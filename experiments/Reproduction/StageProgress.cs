namespace IsoTriplet.Experiments.Reproduction;

/// <summary>How far a long stage is: a line whenever another tenth of its parts is finished. May be told by several threads at once.</summary>
/// <param name="parts">What the parts are, in the plural.</param>
public sealed class StageProgress(Action<string> say, string parts)
{
    private const int Lines = 10;

    private readonly Lock _lock = new();
    private int _said;

    /// <summary>Says it where it is time to; fewer parts than said before say nothing.</summary>
    public void Show(int finished, int total)
    {
        lock (_lock)
        {
            int tenth = total > 0 ? (int)((long)Lines * finished / total) : 0;
            if (tenth > _said)
            {
                _said = tenth;
                say($"  {finished} of {total} {parts}");
            }
        }
    }
}
