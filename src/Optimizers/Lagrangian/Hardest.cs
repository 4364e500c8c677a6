namespace IsoTriplet.Optimizers.Lagrangian;

/// <summary>The hardest triples of a matrix of squared distances.</summary>
internal static class Hardest
{
    /// <summary>For each anchor, the farthest positive with the nearest negative where the violation exceeds the threshold; the weight is the violation.</summary>
    public static List<FrameTriple> Triples(Frame frame, double[] squares, double threshold)
    {
        int n = frame.N;
        List<FrameTriple> result = [];
        for (int a = 0; a < n; a++)
        {
            int p = -1,
                q = -1;
            double far = double.NegativeInfinity,
                near = double.PositiveInfinity;
            for (int j = 0; j < n; j++)
            {
                double d = squares[(a * n) + j];
                bool own = j >= frame.Start[a] && j < frame.End[a];
                if (own && j != a && d > far)
                {
                    (p, far) = (j, d);
                }
                else if (!own && d < near)
                {
                    (q, near) = (j, d);
                }
            }
            if (p >= 0 && q >= 0 && far - near > threshold)
            {
                result.Add(new FrameTriple(a, p, q, far - near));
            }
        }
        return result;
    }
}
