using System.Numerics.Tensors;
using IsoTriplet.Numerics.Blas;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Cover;

/// <summary>A Triplet-Separated G of some of the points, extended to all: every point goes to a place of its own class. By Lemma 2.2 of docs/mathematics.md the whole is Triplet-Separated.</summary>
internal sealed class Places
{
    // So many points are asked whether another is near.
    private const int Asked = 100;

    private readonly Embedding _f;
    private readonly Labels _labels;
    private readonly Embedding _g;
    private readonly int[] _place;
    private readonly int[][] _ofClass;

    /// <param name="f">F, all points.</param>
    /// <param name="labels">Their labels.</param>
    /// <param name="rows">The points that G has; every class has one of them.</param>
    /// <param name="g">G, one row for each of these.</param>
    public Places(Embedding f, Labels labels, int[] rows, Embedding g)
    {
        (_f, _labels, _g, _place) = (f, labels, g, new int[f.Points]);
        List<int>[] ofClass = [.. Enumerable.Range(0, labels.Classes).Select(_ => new List<int>())];
        for (int m = 0; m < rows.Length; m++)
        {
            ofClass[labels[rows[m]]].Add(m);
        }
        _ofClass = [.. ofClass.Select(c => c.ToArray())];
    }

    /// <summary>Whether half of the points, of some hundred that are asked, have another of their class within a distance.</summary>
    public static bool LieNear(Embedding f, Labels labels, double distance)
    {
        int step = Math.Max(1, f.Points / Asked),
            asked = 0,
            have = 0;
        for (int i = 0; i < f.Points; i += step, asked++)
        {
            foreach (int j in labels.Members(labels[i]))
            {
                if (j != i && PairwiseDistances.Between(f.Row(i), f.Row(j)) <= distance)
                {
                    have++;
                    break;
                }
            }
        }
        return 2 * have >= asked;
    }

    /// <summary>Each point to the nearest place.</summary>
    /// <returns>The distance of each point to its place.</returns>
    public double[] Nearest()
    {
        double[] distances = new double[_f.Points];
        Parallel.For(0, _f.Points, i => (_place[i], distances[i]) = Least(i, (j, _) => PairwiseDistances.Between(_f.Row(i), _g.Row(j))));
        return distances;
    }

    /// <summary>
    /// Each point to the place that changes its distances to the points of G least; then the worst once more, against all points. Where only points of G are left with more than the target, once more with these at
    /// their own places: between points of G nothing changes by more than in G, so that another point has the change.
    /// </summary>
    /// <param name="rows">The points of G.</param>
    /// <param name="distances">D, N x N.</param>
    /// <param name="target">Changes up to this are none to mend.</param>
    /// <returns>The largest change of a distance of each point.</returns>
    public double[] LeastChange(int[] rows, double[] distances, double target)
    {
        double[] matrix = PairwiseDistances.All(_g);
        double[][] between = [.. Enumerable.Range(0, _g.Points).Select(j => matrix[(j * _g.Points)..((j + 1) * _g.Points)])];
        int[] all = [.. Enumerable.Range(0, _f.Points)],
            others = [.. all.Except(rows)];
        double[] changes = LeastChange(rows, distances, between, target, all);
        if (changes.Max() <= target || Array.Exists(others, i => changes[i] > target))
        {
            return changes;
        }
        for (int m = 0; m < rows.Length; m++)
        {
            _place[rows[m]] = m;
        }
        return LeastChange(rows, distances, between, target, others);
    }

    // The points that may move go to the best places.
    private double[] LeastChange(int[] rows, double[] distances, double[][] between, double target, int[] movable)
    {
        Parallel.ForEach(
            movable,
            i =>
            {
                double[] own = [.. rows.Select(m => distances[(i * _f.Points) + m])];
                (_place[i], _) = Least(i, (j, limit) => Change(own, between[j], null, limit));
            }
        );
        double[] changes = new double[_f.Points];
        for (int pass = 0; pass < 3; pass++)
        {
            Parallel.For(
                0,
                _f.Points,
                i => changes[i] = Change(distances.AsSpan(i * _f.Points, _f.Points), between[_place[i]], _place, double.PositiveInfinity)
            );
            int[] worst = [.. movable.Where(i => changes[i] > target).OrderByDescending(i => changes[i])];
            if (pass == 2 || worst.Length == 0)
            {
                break;
            }
            foreach (int i in worst)
            {
                double[] own = distances[(i * _f.Points)..((i + 1) * _f.Points)];
                own[i] = double.NaN;
                (_place[i], _) = Least(i, (j, limit) => Change(own, between[j], _place, limit));
            }
        }
        return changes;
    }

    /// <summary>The place of each point: an index among the rows that G has.</summary>
    public IReadOnlyList<int> Of => _place;

    /// <summary>The extension.</summary>
    public Embedding Extended() => _g.Select(_place);

    private (int Place, double Value) Least(int i, Func<int, double, double> value)
    {
        (int place, double least) = (-1, double.PositiveInfinity);
        foreach (int j in _ofClass[_labels[i]])
        {
            double v = value(j, least);
            (place, least) = place < 0 || v < least ? (j, v) : (place, least);
        }
        return (place, least);
    }

    // max over m of |own_m - there_(at m)|, or a number above the limit; NaN is passed over.
    private static double Change(ReadOnlySpan<double> own, double[] there, int[]? at, double limit)
    {
        double most = 0;
        for (int m = 0; m < own.Length; m++)
        {
            double change = Math.Abs(own[m] - there[at is null ? m : at[m]]);
            if (change > most)
            {
                most = change;
                if (most > limit)
                {
                    break;
                }
            }
        }
        return most;
    }

    /// <summary>D, N x N, by one product of the centred points.</summary>
    public static double[] Distances(Embedding f)
    {
        double[] values = Centring.Centred(f).Values,
            result = new double[f.Points * f.Points],
            squares =
            [.. Enumerable.Range(0, f.Points).Select(i => TensorPrimitives.SumOfSquares(values.AsSpan(i * f.Dimension, f.Dimension)))];
        MatrixProduct.General(f.Points, f.Points, f.Dimension, 1, values, false, values, true, 0, result);
        Parallel.For(
            0,
            f.Points,
            i =>
            {
                Span<double> row = result.AsSpan(i * f.Points, f.Points);
                AnchorRow.Squares(squares[i], squares, row);
                TensorPrimitives.Sqrt(row, row);
                row[i] = 0;
            }
        );
        return result;
    }
}
