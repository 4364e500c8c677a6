namespace IsoTriplet.Hausdorff;

/// <summary>The search for the point of X farthest from Y.</summary>
/// <remarks>
/// A few points of X far from the middle of Y are held against all of Y for a first lower bound. The pass that chooses them gives the squares to one point of Y as well,
/// near to the middle of X; each other point leaves at the first point of Y that is nearer than the best value so far: first that one, then a sample of Y; what remains is searched in a
/// grid (few dimensions) or row after row, by several workers that share the best value. Up to three dimensions: <see cref="SpaceSearch"/>.
/// </remarks>
internal sealed class DirectedSearch
{
    private const int Seeds = 3;
    private const int Sample = 64;
    private const int FewDimensions = 12;
    private const int FewPoints = 16;
    private const int PassUnit = 512;
    private const int FilterUnit = 128;
    private const int SearchUnit = 4;

    // So many coordinates are read in some 0.2 ms: for less a second worker brings little where there is a free core, and is long waited for where there is none.
    private const long SerialWork = 1 << 20;

    // Points leave their search after a small part of it.
    private const long Early = 32;

    private readonly Embedding _x;
    private readonly Embedding _y;
    private readonly NearestScan _scan;
    private readonly Farthest _best = new();

    private DirectedSearch(Embedding x, Embedding y) => (_x, _y, _scan) = (x, y, new NearestScan(y));

    public static DirectedDistance Run(Embedding x, Embedding y) =>
        x.Dimension <= SpaceSearch.Dimensions ? SpaceSearch.Run(x, y) : new DirectedSearch(x, y).Run();

    private DirectedDistance Run()
    {
        SamplePanel sample = new(_y, Sample, SamplePanel.MiddleOf(_x, Sample));
        (double[] fromMiddle, double[] fromFirst) = Squares(SamplePanel.MiddleOf(_y, Sample), _y.Row(sample.First).ToArray());
        foreach (int seed in Greatest(fromMiddle))
        {
            Settle(seed);
        }
        int[] rest = Untouched(Far(fromFirst), sample);
        if (_x.Dimension <= FewDimensions && rest.Length > FewPoints)
        {
            new ColumnGrid(_y).Settle(_x, rest, _best, Parallelism.Threads);
        }
        else
        {
            InUnits(rest.Length, SearchUnit, rest.Length * (_y.Values.Length / Early), k => Settle(rest[k]));
        }
        int nearest = _best.Nearest >= 0 ? _best.Nearest : _scan.Find(_x.Row(_best.From), -1, 0)!.Value.Nearest;
        return new DirectedDistance(_best.Value, _best.From, nearest);
    }

    private void Settle(int i)
    {
        if (_scan.Find(_x.Row(i), _best.Leave, i % _y.Points) is (double distance, int nearest))
        {
            _best.Take(i, distance, nearest);
        }
    }

    private (double[] FromMiddle, double[] FromFirst) Squares(double[] middle, double[] first)
    {
        double[] fromMiddle = new double[_x.Points];
        double[] fromFirst = new double[_x.Points];
        InUnits(
            _x.Points,
            PassUnit,
            _x.Values.Length,
            i =>
            {
                fromMiddle[i] = NearestScan.Square(_x.Row(i), middle, double.PositiveInfinity);
                fromFirst[i] = NearestScan.Square(_x.Row(i), first, double.PositiveInfinity);
            }
        );
        return (fromMiddle, fromFirst);
    }

    // Overwrites those it names.
    private static int[] Greatest(double[] squares)
    {
        int[] greatest = new int[Math.Min(Seeds, squares.Length)];
        for (int seed = 0; seed < greatest.Length; seed++)
        {
            greatest[seed] = Array.IndexOf(squares, VectorPass.Maximum(squares));
            squares[greatest[seed]] = double.NegativeInfinity;
        }
        return greatest;
    }

    // Those that are not surely below the mark.
    private int[] Far(double[] squares)
    {
        double near = _scan.SurelyBelow(_best.Leave);
        int[] far = new int[squares.Length];
        int count = 0;
        for (int i = 0; i < far.Length; i++)
        {
            if (!(squares[i] < near))
            {
                far[count++] = i;
            }
        }
        return far[..count];
    }

    private int[] Untouched(int[] far, SamplePanel sample)
    {
        double leave = _best.Leave;
        int first = Math.Min(FilterUnit, far.Length);
        int[] tried = [.. far.Take(first).Where(i => !sample.AnyBelow(_x.Row(i), leave))];
        if (2 * tried.Length > first)
        {
            // Where the sample settles few points, the search is quicker without it.
            return [.. tried, .. far.AsSpan(first)];
        }
        bool[] kept = new bool[far.Length - first];
        InUnits(kept.Length, FilterUnit, (long)kept.Length * _x.Dimension, k => kept[k] = !sample.AnyBelow(_x.Row(far[first + k]), leave));
        return [.. tried, .. far.Skip(first).Where((_, k) => kept[k])];
    }

    private static void InUnits(int count, int unit, long work, Action<int> body) =>
        Parallelism.Run(
            (count + unit - 1) / unit,
            work < SerialWork ? 1 : Parallelism.Threads,
            static () => 0,
            (_, number) =>
            {
                for (int k = number * unit; k < Math.Min(count, (number + 1) * unit); k++)
                {
                    body(k);
                }
            }
        );
}

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
