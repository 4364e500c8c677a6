using System.Buffers;

namespace IsoTriplet.Numerics;

/// <summary>Takes one block of squared distances.</summary>
/// <typeparam name="TState">What a worker gathers.</typeparam>
/// <param name="state">The worker's own state.</param>
/// <param name="block">The block; valid during the call.</param>
public delegate void BlockVisitor<TState>(TState state, DistanceBlock block);

/// <summary>Takes the blocks of two embeddings at the same pairs.</summary>
/// <typeparam name="TState">What a worker gathers.</typeparam>
/// <param name="state">The worker's own state.</param>
/// <param name="first">The block of F; valid during the call.</param>
/// <param name="second">The block of G at the same rows and columns.</param>
public delegate void BlockPairVisitor<TState>(TState state, DistanceBlock first, DistanceBlock second);

/// <summary>Euclidean distances D_ij = |p_i - p_j|.</summary>
/// <remarks>
/// <para>
/// Every member delivers the same number for a pair as <see cref="Between"/>, bit for bit, whatever the processor and the number of threads:
/// coordinates are subtracted directly and never expanded into |x|^2 + |y|^2 - 2 x.y, which loses digits for near points far from the origin.
/// </para>
/// <para>
/// Error bound. With u = 2^-53 and no underflow or overflow, <c>|computed - D| &lt;= (n/2 + 2) u D (1 + (n + 4) u)</c> for n coordinates: a relative bound,
/// wherever the origin lies. Proof: each difference is d_k(1 + e), |e| &lt;= u. A fused multiply-add rounds once, so the square of coordinate k passes
/// through at most n roundings, and the computed sum S' lies between S(1-u)^(n+2) and S(1+u)^(n+2), S the exact sum, all terms being &gt;= 0. The square
/// root halves the exponent and adds one rounding: factors (1 -+ u)^(n/2 + 2), and (1+u)^m - 1 &lt;= m u (1 + m u) while m u &lt;= 1.
/// "No underflow" means D >= 1.5e-154: below, squares fall under 2^-1022, and points that near may come out with few digits or as 0.
/// </para>
/// </remarks>
public static class PairwiseDistances
{
    // Below this many points the layout of a sweep costs more than the distances.
    private const int Few = 48;

    /// <summary>|x - y| by direct evaluation. Every exact figure of the toolkit (hardness, displacements) is defined by this function.</summary>
    /// <param name="x">n coordinates.</param>
    /// <param name="y">n coordinates.</param>
    /// <returns>The distance; 0 when the points are equal; infinity where a square overflows (differences above 1e154).</returns>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public static double Between(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => Math.Sqrt(SquaredBetween(x, y));

    /// <summary>|x - y|^2: the squared differences added in the order of the coordinates, each by one fused multiply-add.</summary>
    /// <param name="x">n coordinates.</param>
    /// <param name="y">n coordinates.</param>
    /// <returns>The squared distance.</returns>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public static double SquaredBetween(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Guard.SameSize(x.Length, y.Length, "dimensions");
        double sum = 0;
        for (int k = 0; k < x.Length; k++)
        {
            double d = x[k] - y[k];
            sum = Math.FusedMultiplyAdd(d, d, sum);
        }
        return sum;
    }

    /// <summary>All distances of one embedding as a symmetric N x N row-major matrix with a zero diagonal (N*N*8 bytes).</summary>
    /// <param name="points">The embedding; N at most 46,340 (use <see cref="ForEachBlock{TState}(Embedding, Func{TState}, BlockVisitor{TState})"/> beyond).</param>
    /// <returns>N*N distances.</returns>
    /// <exception cref="ArgumentException">Too many points for one matrix.</exception>
    public static double[] All(Embedding points)
    {
        ArgumentNullException.ThrowIfNull(points);
        int n = points.Points;
        double[] distances =
            (long)n * n <= Array.MaxLength
                ? new double[n * n]
                : throw new ArgumentException($"{n} x {n} distances do not fit one matrix; visit them block by block");
        if (n < Few)
        {
            PackedPoints.CheckRange(points);
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    distances[(i * n) + j] = distances[(j * n) + i] = Between(points.Row(i), points.Row(j));
                }
            }
            return distances;
        }
        ForEachBlock<object?>(
            points,
            static () => null,
            (_, block) =>
            {
                for (int r = 0; r < block.Rows; r++)
                {
                    int i = block.FirstRow + r;
                    Span<double> row = block.Row(r);
                    for (int c = block.FirstColumnAbove(r); c < row.Length; c++)
                    {
                        int j = block.FirstColumn + c;
                        distances[(i * n) + j] = distances[(j * n) + i] = Math.Sqrt(row[c]);
                    }
                }
            }
        );
        return distances;
    }

    /// <summary>Visits the squared distances between all points of x and all points of y, block by block.</summary>
    /// <typeparam name="TState">What a worker gathers.</typeparam>
    /// <param name="x">The points of the rows.</param>
    /// <param name="y">The points of the columns, of the same dimension.</param>
    /// <param name="newState">Makes the state of a worker; called once a worker, perhaps on several threads.</param>
    /// <param name="visit">Called for every block once; calls with the same state never overlap. A row's blocks all go to one worker, from left to right.</param>
    /// <returns>The states of the workers in no particular order: merge them in a way that does not depend on it (a maximum with the lowest indices, say).</returns>
    /// <remarks>Memory: a copy of y (M*n*8 bytes) and 128 KiB a worker.</remarks>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public static IReadOnlyList<TState> ForEachBlock<TState>(Embedding x, Embedding y, Func<TState> newState, BlockVisitor<TState> visit)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        Guard.SameSize(x.Dimension, y.Dimension, "dimensions");
        using PackedPoints columns = new(y);
        return Sweep(new BlockSweep(x, columns, upper: false), newState, visit);
    }

    /// <summary>Visits the squared distances of all pairs i &lt; j of one embedding, each in exactly one block.</summary>
    /// <typeparam name="TState">What a worker gathers.</typeparam>
    /// <param name="points">The embedding.</param>
    /// <param name="newState">Makes the state of a worker; called once a worker, perhaps on several threads.</param>
    /// <param name="visit">
    /// Called for every block that meets the upper triangle. In blocks on the diagonal the places of pairs i >= j hold anything:
    /// start at <see cref="DistanceBlock.FirstColumnAbove"/>, which shows each pair once.
    /// </param>
    /// <returns>The states of the workers in no particular order: merge them in a way that does not depend on it.</returns>
    /// <remarks>Memory: a copy of the points (N*n*8 bytes) and 128 KiB a worker.</remarks>
    public static IReadOnlyList<TState> ForEachBlock<TState>(Embedding points, Func<TState> newState, BlockVisitor<TState> visit)
    {
        ArgumentNullException.ThrowIfNull(points);
        using PackedPoints columns = new(points);
        return Sweep(new BlockSweep(points, columns, upper: true), newState, visit);
    }

    /// <summary>Visits the squared distances of two embeddings of as many points at the same pairs i &lt; j.</summary>
    /// <typeparam name="TState">What a worker gathers.</typeparam>
    /// <param name="f">F, N points.</param>
    /// <param name="g">G, N points, perhaps of another dimension.</param>
    /// <param name="newState">Makes the state of a worker; called once a worker, perhaps on several threads.</param>
    /// <param name="visit">Called as in the sweep over one embedding.</param>
    /// <returns>The states of the workers in no particular order: merge them in a way that does not depend on it.</returns>
    /// <remarks>Memory: a copy of both embeddings and 256 KiB a worker.</remarks>
    /// <exception cref="ArgumentException">The numbers of points differ.</exception>
    public static IReadOnlyList<TState> ForEachBlockPair<TState>(
        Embedding f,
        Embedding g,
        Func<TState> newState,
        BlockPairVisitor<TState> visit
    )
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(g);
        ArgumentNullException.ThrowIfNull(newState);
        ArgumentNullException.ThrowIfNull(visit);
        Guard.SameSize(f.Points, g.Points, "numbers of points");
        using PackedPoints columnsOfF = new(f);
        using PackedPoints columnsOfG = new(g);
        BlockSweep first = new(f, columnsOfF, upper: true);
        BlockSweep second = new(g, columnsOfG, upper: true);
        return Sweep(
            [first, second],
            newState,
            (state, buffers, band, block) => visit(state, first.Fill(band, block, buffers[0]), second.Fill(band, block, buffers[1]))
        );
    }

    private static TState[] Sweep<TState>(BlockSweep sweep, Func<TState> newState, BlockVisitor<TState> visit)
    {
        ArgumentNullException.ThrowIfNull(newState);
        ArgumentNullException.ThrowIfNull(visit);
        return Sweep([sweep], newState, (state, buffers, band, block) => visit(state, sweep.Fill(band, block, buffers[0])));
    }

    private static TState[] Sweep<TState>(BlockSweep[] sweeps, Func<TState> newState, Action<TState, double[][], int, int> visit) =>
        Array.ConvertAll(
            Parallelism.Run(
                sweeps[0].Bands,
                sweeps.Max(s => s.Threads),
                () => (State: newState(), Buffers: Array.ConvertAll(sweeps, _ => BlockSweep.Rent())),
                (mine, band) =>
                {
                    for (int block = sweeps[0].FirstBlock(band); block < sweeps[0].Blocks; block++)
                    {
                        visit(mine.State, mine.Buffers, band, block);
                    }
                }
            ),
            mine =>
            {
                Array.ForEach(mine.Buffers, buffer => ArrayPool<double>.Shared.Return(buffer));
                return mine.State;
            }
        );
}
