namespace IsoTriplet.Optimizers.Jumps;

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
