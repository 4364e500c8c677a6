namespace IsoTriplet.Optimizers.Hull;

/// <summary>One class, scaled and moved near the origin.</summary>
internal sealed class HullClass
{
    public HullClass(Embedding points, int[] rows, double scale)
    {
        Rows = rows;
        Points = [.. rows.Select(i => points.Row(i).ToArray().Select((x, k) => (x - points[0, k]) * scale).ToArray())];
        double[] farthest = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double square = PairwiseDistances.SquaredBetween(Points[i], Points[j]);
                farthest[i] = Math.Max(farthest[i], square);
                farthest[j] = Math.Max(farthest[j], square);
            }
        }
        (Diameter, Centre) = (Math.Sqrt(farthest.Max()), Math.Sqrt(farthest.Min()));
    }

    /// <summary>Row numbers in F.</summary>
    public int[] Rows { get; }

    /// <summary>The points.</summary>
    public double[][] Points { get; }

    /// <summary>The largest distance of two members.</summary>
    public double Diameter { get; }

    /// <summary>The least, over the members, of the distance to the farthest other.</summary>
    public double Centre { get; }
}
