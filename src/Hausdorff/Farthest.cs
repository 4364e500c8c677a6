namespace IsoTriplet.Hausdorff;

/// <summary>The farthest point found so far, shared by the workers of a search.</summary>
/// <remarks>
/// A point leaves the search at a square below <see cref="Leave"/>. That is less than the square of the value by more than the rounding of a square root, so every
/// point that attains the value is taken, and the lowest of them is the witness, whatever the order.
/// </remarks>
internal sealed class Farthest
{
    /// <summary>Below this share of a square lies none that has the same root.</summary>
    public const double Near = 1 - (1.0 / (1L << 50));

    private readonly Lock _taking = new();
    private double _leave = -1;

    /// <summary>The greatest distance taken; -1 before the first.</summary>
    public double Value { get; private set; } = -1;

    /// <summary>The lowest point taken at that distance.</summary>
    public int From { get; private set; }

    /// <summary>Its nearest point where that is known, else -1.</summary>
    public int Nearest { get; private set; } = -1;

    /// <summary>A square below this marks a point that cannot attain the value; it only rises.</summary>
    public double Leave => Volatile.Read(ref _leave);

    /// <summary>Takes the distance of a point to its nearest.</summary>
    public void Take(int i, double distance, int nearest = -1)
    {
        lock (_taking)
        {
            if (distance > Value || (distance == Value && i < From))
            {
                (Value, From, Nearest) = (distance, i, nearest);
                Volatile.Write(ref _leave, Math.Max(_leave, distance * distance * Near));
            }
        }
    }
}
