namespace IsoTriplet.Certificates;

/// <summary>All real symmetric matrices within spectral distance Radius of the doubles held (size x size, row-major).</summary>
/// <param name="size">Rows.</param>
internal sealed class SymmetricMatrix(int size)
{
    /// <summary>Larger problems are refused: 4096^2 doubles are 128 MiB, and two such arrays are needed.</summary>
    public const int Largest = 4096;

    /// <summary>Rows.</summary>
    public int Size { get; } =
        size <= Largest ? size : throw new CertificateException($"A matrix of {size} rows; at most {Largest} are checked.");

    /// <summary>The middle entries.</summary>
    public double[] Values { get; } = new double[(long)size * size];

    /// <summary>Bound on the spectral norm of (true matrix - Values).</summary>
    public double Radius { get; set; }

    /// <summary>One entry.</summary>
    public double this[int i, int j]
    {
        get => Values[((long)i * Size) + j];
        set => Values[((long)i * Size) + j] = value;
    }

    /// <summary>A radius for entries that are within one ulp of the true ones: an ulp is at most 2^-52 |x| + 2^-1074, and the spectral norm of a
    /// symmetric error is at most its largest absolute row sum.</summary>
    public double RoundingRadius()
    {
        double[] sums = new double[Size];
        Parallel.For(
            0,
            Size,
            i =>
            {
                Interval sum = double.Epsilon * Size;
                for (int j = 0; j < Size; j++)
                {
                    sum += (Interval)Math.Abs(this[i, j]) * 2.2204460492503131e-16;
                }
                sums[i] = sum.Upper;
            }
        );
        return sums.Aggregate(0.0, Math.Max);
    }
}
