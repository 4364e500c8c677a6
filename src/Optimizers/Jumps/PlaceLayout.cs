namespace IsoTriplet.Optimizers.Jumps;

/// <summary>Every point of a frame on one of a few places of its class.</summary>
internal sealed class PlaceLayout
{
    // Places nearer than this, in the frame, are one.
    private const double Near = 1e-3;

    private PlaceLayout(int dimension, int[] classes, double[] points, int[] at) =>
        (Dimension, Classes, Points, At, Between) = (dimension, classes, points, at, new double[classes.Length * classes.Length]);

    /// <summary>n.</summary>
    public int Dimension { get; }

    /// <summary>The class of each place.</summary>
    public int[] Classes { get; }

    /// <summary>The places in the frame, M x n.</summary>
    public double[] Points { get; }

    /// <summary>The place of each sorted row of the frame; always one of its class.</summary>
    public int[] At { get; }

    /// <summary>M.</summary>
    public int Count => Classes.Length;

    /// <summary>The least and largest distance of F between the points of every two places, shared by copies; null until they are asked for, and where <see cref="At"/> has changed.</summary>
    public PlaceRanges? Ranges { get; set; }

    /// <summary>M x M: the distances of the places where they were evaluated last.</summary>
    public double[] Between { get; }

    /// <summary>A copy that shares nothing that changes.</summary>
    public PlaceLayout Copy() => new(Dimension, Classes, [.. Points], [.. At]) { Ranges = Ranges };

    /// <summary>N x n in the frame.</summary>
    public double[] Spread()
    {
        double[] result = new double[At.Length * Dimension];
        for (int i = 0; i < At.Length; i++)
        {
            Points.AsSpan(At[i] * Dimension, Dimension).CopyTo(result.AsSpan(i * Dimension));
        }
        return result;
    }

    /// <summary>At most so many places a class, far from one another among those where its points stand; every point on the nearest.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="g">N x n in the frame.</param>
    /// <param name="most">The most places of a class.</param>
    public static PlaceLayout Of(Frame frame, double[] g, int most)
    {
        int n = frame.Dimension;
        List<int> classes = [],
            rows = [];
        int[] at = new int[frame.N];
        for (int k = 0; k + 1 < frame.ClassStart.Length; k++)
        {
            (int start, int end) = (frame.ClassStart[k], frame.ClassStart[k + 1]);
            double[] nearest = [.. Enumerable.Range(start, end - start).Select(i => Apart(g, n, start, i))];
            for (int count = 0; count < most; count++)
            {
                int far = start + Array.IndexOf(nearest, nearest.Max());
                if (count > 0 && nearest[far - start] <= Near)
                {
                    break;
                }
                for (int i = start; i < end; i++)
                {
                    double d = Apart(g, n, far, i);
                    if (count == 0 || d < nearest[i - start])
                    {
                        (nearest[i - start], at[i]) = (d, rows.Count);
                    }
                }
                classes.Add(k);
                rows.Add(far);
            }
        }
        return new PlaceLayout(n, [.. classes], [.. rows.SelectMany(i => g.AsSpan(i * n, n).ToArray())], at);
    }

    private static double Apart(double[] g, int n, int i, int j) =>
        Numerics.PairwiseDistances.Between(g.AsSpan(i * n, n), g.AsSpan(j * n, n));
}

/// <summary>The least and largest distance of F between the points of every two places.</summary>
/// <param name="places">M.</param>
internal sealed class PlaceRanges(int places)
{
    /// <summary>M x M; of a place with itself, between the points that stand on it. Negative infinity where there is no pair.</summary>
    public float[] Most { get; } = Filled(places, float.NegativeInfinity);

    /// <summary>M x M; infinite where there is no pair.</summary>
    public float[] Least { get; } = Filled(places, float.PositiveInfinity);

    /// <summary>The largest distance of F between two points of one place; 0 where no two share one.</summary>
    public double Crowded { get; private set; }

    /// <summary>Ends the gathering: what was entered for (u, v) holds for (v, u).</summary>
    public void Mirror()
    {
        for (int u = 0; u < places; u++)
        {
            Crowded = Math.Max(Crowded, Most[(u * places) + u]);
            for (int v = 0; v < u; v++)
            {
                (int uv, int vu) = ((u * places) + v, (v * places) + u);
                Most[uv] = Most[vu] = Math.Max(Most[uv], Most[vu]);
                Least[uv] = Least[vu] = Math.Min(Least[uv], Least[vu]);
            }
        }
    }

    private static float[] Filled(int places, float value)
    {
        float[] all = new float[places * places];
        Array.Fill(all, value);
        return all;
    }
}
