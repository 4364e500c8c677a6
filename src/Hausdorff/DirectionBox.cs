namespace IsoTriplet.Hausdorff;

/// <summary>Directions v with one coordinate +-1 and the others in intervals within [-1, 1]: a piece of the surface of a cube.</summary>
internal sealed class DirectionBox
{
    private const double Narrowest = 1e-12;

    private DirectionBox(double[] centre, double[] halfWidths)
    {
        (Centre, HalfWidths) = (centre, halfWidths);
        double least = 0,
            most = 0,
            own = 0;
        for (int k = 0; k < centre.Length; k++)
        {
            double c = Math.Abs(centre[k]);
            double low = Math.Max(0, c - halfWidths[k]);
            double high = c + halfWidths[k];
            (least, most, own) = (least + (low * low), most + (high * high), own + (c * c));
        }
        (SmallestNorm, LargestNorm, Norm) = (Math.Sqrt(least), Math.Sqrt(most), Math.Sqrt(own));
    }

    public double[] Centre { get; }

    public double[] HalfWidths { get; }

    public double SmallestNorm { get; }

    public double LargestNorm { get; }

    public double Norm { get; }

    /// <summary>True where halving is of no use any more.</summary>
    public bool IsPoint => HalfWidths.Max() < Narrowest;

    /// <summary>The 2n faces, which together hold every direction.</summary>
    public static IEnumerable<DirectionBox> Cube(int dimension)
    {
        for (int axis = 0; axis < dimension; axis++)
        {
            double[] widths = new double[dimension];
            Array.Fill(widths, 1);
            widths[axis] = 0;
            foreach (double side in new[] { 1.0, -1 })
            {
                double[] centre = new double[dimension];
                centre[axis] = side;
                yield return new DirectionBox(centre, widths);
            }
        }
    }

    /// <summary>Both halves along the widest interval.</summary>
    public (DirectionBox One, DirectionBox Other) Halves()
    {
        int axis = Array.IndexOf(HalfWidths, HalfWidths.Max());
        return (Half(axis, -1), Half(axis, 1));
    }

    private DirectionBox Half(int axis, int side)
    {
        double[] centre = [.. Centre];
        double[] widths = [.. HalfWidths];
        widths[axis] /= 2;
        centre[axis] += side * widths[axis];
        return new DirectionBox(centre, widths);
    }
}
