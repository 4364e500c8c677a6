using System.Numerics.Tensors;
using IsoTriplet.Optimizers.Solvers;

namespace IsoTriplet.Optimizers.Shrink;

/// <summary>Every class shrunk towards a weighted mean of its own: the embedding that proves d_haus(F, F_TS) at most 4 (d+1) H.</summary>
/// <remarks>
/// docs/mathematics.md, section 13. Of class k: weights alpha with <c>S_a = sum alpha_a' |a - a'|^2 &lt;= (1 - kappa) r_a^2</c>, r_a the largest distance of a to its own
/// class; centre <c>z_k = sum alpha_a a</c>; spread <c>tau_k = sqrt(sum alpha_a r_a^2)</c>. With C = 4 H / kappa the points <c>a + min(1, C / tau_k) (z_k - a)</c> are
/// Triplet-Separated and none moves farther than C (Theorem 13.4); the same with H + alpha for a margin alpha where every class of two or more points has
/// a diameter of at least 2C (Theorem 14.2). A class of diameter 0 has spread 0 and stays.
/// </remarks>
public sealed class ClassShrink
{
    private readonly Embedding _f;
    private readonly Labels _labels;

    private ClassShrink(Embedding f, Labels labels, double[][] centres, double[] spreads, double[] diameters, double kappa)
    {
        (_f, _labels) = (f, labels);
        (Centres, Spreads, Diameters, Kappa) = (centres, spreads, diameters, kappa);
    }

    /// <summary>z_k, one row a class.</summary>
    public IReadOnlyList<double[]> Centres { get; }

    /// <summary>tau_k.</summary>
    public IReadOnlyList<double> Spreads { get; }

    /// <summary>The diameter delta_k of each class.</summary>
    public IReadOnlyList<double> Diameters { get; }

    /// <summary>The least 1 - S_a / r_a^2 over all points of classes that are no single place; at least 1/(d+1) up to rounding for the optimal weights, which classes
    /// of up to 200 points get. 1 if there is no such class.</summary>
    public double Kappa { get; }

    /// <summary>Computes the weights of every class.</summary>
    /// <param name="embedding">F.</param>
    /// <param name="labels">Its labels.</param>
    /// <returns>The shrink.</returns>
    /// <exception cref="ArgumentException">The numbers of points and labels differ.</exception>
    public static ClassShrink Of(Embedding embedding, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(labels);
        Guard.SameSize(embedding.Points, labels.Count, "the numbers of points and labels");
        double[][] centres = new double[labels.Classes][];
        double[] spreads = new double[labels.Classes],
            diameters = new double[labels.Classes],
            kappas = new double[labels.Classes];
        Parallel.For(
            0,
            labels.Classes,
            k => (centres[k], spreads[k], diameters[k], kappas[k]) = One(embedding, labels.Members(k).ToArray())
        );
        return new ClassShrink(embedding, labels, centres, spreads, diameters, kappas.DefaultIfEmpty(1).Min());
    }

    /// <summary>C = 4 (H + alpha) / kappa, the largest displacement that the theorem needs; 0 if H + alpha is at most 0.</summary>
    /// <param name="hardness">H + alpha.</param>
    /// <returns>The bound of d_haus; that of d_iso is twice as large.</returns>
    public double Bound(double hardness) => hardness > 0 ? 4 * hardness / Kappa : 0;

    /// <summary>True if Theorem 14.2 applies with the margin that is part of the hardness: every class of two or more points has a diameter of at least 2C.</summary>
    /// <param name="hardness">H + alpha.</param>
    /// <returns>Whether.</returns>
    public bool ServesMargin(double hardness) =>
        Enumerable.Range(0, _labels.Classes).All(k => _labels.Members(k).Length < 2 || Diameters[k] >= 2 * Bound(hardness));

    /// <summary>The least of these shrinks of a point that separates it, by bisection; null where even the largest, the collapse of the classes, does not.</summary>
    internal static Embedding? Least(Embedding point, Labels labels)
    {
        const int Bisections = 24;
        ClassShrink shrink = Of(point, labels);
        double low = 0,
            high = shrink.Spreads.Max();
        Embedding? best = null;
        for (int k = 0; k < Bisections; k++)
        {
            double c = k == 0 ? high : (low + high) / 2;
            Embedding g = shrink.At(c);
            if (TripletSeparation.Of(g, labels).IsSeparated)
            {
                (high, best) = (c, g);
            }
            else if (k == 0)
            {
                return null;
            }
            else
            {
                low = c;
            }
        }
        return best;
    }

    /// <summary>The points a + min(1, c / tau_k) (z_k - a).</summary>
    /// <param name="c">The largest displacement allowed, at least 0.</param>
    /// <returns>N points in R^n.</returns>
    public Embedding At(double c)
    {
        double[] values = new double[_f.Points * _f.Dimension];
        for (int i = 0; i < _f.Points; i++)
        {
            int k = _labels[i];
            double x = c >= Spreads[k] ? 1 : c / Spreads[k];
            ReadOnlySpan<double> row = _f.Row(i);
            for (int j = 0; j < row.Length; j++)
            {
                // At x = 1 exactly the centre, so that a collapsed class is one point.
                values[(i * row.Length) + j] = x == 1 ? Centres[k][j] : row[j] + (x * (Centres[k][j] - row[j]));
            }
        }
        return Embedding.Create(_f.Points, _f.Dimension, values);
    }

    private static (double[] Centre, double Spread, double Diameter, double Kappa) One(Embedding f, int[] members)
    {
        int m = members.Length;
        if (m == 1 || !ClassWeights.Serves(m))
        {
            return Centred(f, members, [.. Enumerable.Repeat(1.0 / m, m)], null);
        }
        double[] squares = new double[m * m];
        for (int a = 0; a < m; a++)
        {
            for (int b = 0; b < a; b++)
            {
                squares[(a * m) + b] = squares[(b * m) + a] = PairwiseDistances.SquaredBetween(f.Row(members[a]), f.Row(members[b]));
            }
        }
        return Centred(f, members, ClassWeights.Of(squares, m), squares);
    }

    private static (double[] Centre, double Spread, double Diameter, double Kappa) Centred(
        Embedding f,
        int[] members,
        double[] weights,
        double[]? squares
    )
    {
        int m = members.Length;
        double[] centre = new double[f.Dimension];
        // Relative to one point, so that the mean of equal points is that point exactly.
        ReadOnlySpan<double> origin = f.Row(members[0]);
        for (int a = 0; a < m; a++)
        {
            ReadOnlySpan<double> row = f.Row(members[a]);
            for (int j = 0; j < centre.Length; j++)
            {
                centre[j] += weights[a] * (row[j] - origin[j]);
            }
        }
        TensorPrimitives.Add(centre, origin, centre);
        double spread = 0,
            diameter = 0,
            kappa = 1;
        for (int a = 0; a < m; a++)
        {
            double reach = 0,
                moment = 0;
            for (int b = 0; b < m; b++)
            {
                double square = squares is null
                    ? PairwiseDistances.SquaredBetween(f.Row(members[a]), f.Row(members[b]))
                    : squares[(a * m) + b];
                reach = Math.Max(reach, square);
                moment += weights[b] * square;
            }
            spread += weights[a] * reach;
            diameter = Math.Max(diameter, reach);
            kappa = reach > 0 ? Math.Min(kappa, 1 - (moment / reach)) : kappa;
        }
        return (centre, Math.Sqrt(spread), Math.Sqrt(diameter), kappa);
    }
}

/// <summary>The weights of one class towards whose mean it is shrunk (docs/mathematics.md, Lemma 13.1).</summary>
internal static class ClassWeights
{
    /// <summary>Classes up to this size get the optimal weights, of a linear program; larger ones those of repeated play.</summary>
    private const int Exact = 200;

    /// <summary>Classes above this size get equal weights: a matrix of their distances would not be worth its memory.</summary>
    private const int Equal = 4000;

    private const int Rounds = 300;

    // The heaviest row weighs 1; after a few rounds most weigh nothing beside it.
    private const double Negligible = 1e-9;

    /// <summary>
    /// Weights alpha that make max over a of sum alpha_a' |a - a'|^2 / r_a^2 small, r_a the largest |a - a'|: at most 1 - 1/(d+1) for the optimal ones, d
    /// the affine dimension of the class.
    /// </summary>
    /// <param name="squares">|a - a'|^2, m x m, row-major.</param>
    /// <param name="m">The size of the class.</param>
    /// <returns>m weights with sum 1.</returns>
    public static double[] Of(double[] squares, int m)
    {
        double[] uniform = new double[m];
        Array.Fill(uniform, 1.0 / m);
        double[] game = new double[m * m];
        for (int a = 0; a < m; a++)
        {
            double reach = VectorPass.Maximum(squares.AsSpan(a * m, m));
            if (!(reach > 0))
            {
                return uniform;
            }
            for (int b = 0; b < m; b++)
            {
                game[(a * m) + b] = squares[(a * m) + b] / reach;
            }
        }
        double[] best = m <= Exact ? Optimal(game, m) ?? Played(game, m) : Played(game, m);
        return Worst(game, best) <= Worst(game, uniform) ? best : uniform;
    }

    /// <summary>True if the class is small enough for more than equal weights.</summary>
    public static bool Serves(int m) => m <= Equal;

    private static double Worst(double[] game, double[] weights)
    {
        int m = weights.Length;
        double worst = 0;
        for (int a = 0; a < m; a++)
        {
            worst = Math.Max(worst, TensorPrimitives.Dot(game.AsSpan(a * m, m), weights));
        }
        return worst;
    }

    // min v: sum over a' of A(a,a') alpha_a' <= v for all a, alpha in the simplex.
    private static double[]? Optimal(double[] game, int m)
    {
        using LinearProgram program = new();
        int[] columns = [.. Enumerable.Range(0, m + 1)];
        for (int b = 0; b < m; b++)
        {
            _ = program.AddColumn(0, 0, 1);
        }
        _ = program.AddColumn(1, 0, 1);
        for (int a = 0; a < m; a++)
        {
            _ = program.AddRow(double.NegativeInfinity, 0, columns, [.. game.AsSpan(a * m, m), -1]);
        }
        _ = program.AddRow(1, 1, columns.AsSpan(0, m), [.. Enumerable.Repeat(1.0, m)]);
        LinearSolution solution = program.Solve();
        if (solution.Status != LinearStatus.Optimal)
        {
            return null;
        }
        double[] weights = [.. solution.X.Take(m).Select(x => Math.Max(0, x))];
        double sum = weights.Sum();
        return sum > 0 ? [.. weights.Select(w => w / sum)] : null;
    }

    // Multiplicative weights for the rows against best columns; the columns played are the mixture.
    private static double[] Played(double[] game, int m)
    {
        double[] logs = new double[m],
            rows = new double[m],
            played = new double[m];
        double rate = Math.Sqrt(8 * Math.Log(m) / Rounds);
        for (int round = 0; round < Rounds; round++)
        {
            double top = logs.Max();
            for (int a = 0; a < m; a++)
            {
                rows[a] = Math.Exp(logs[a] - top);
            }
            double[] losses = new double[m];
            for (int a = 0; a < m; a++)
            {
                if (rows[a] > Negligible)
                {
                    TensorPrimitives.MultiplyAdd(game.AsSpan(a * m, m), rows[a], losses, losses);
                }
            }
            int column = Array.IndexOf(losses, losses.Min());
            played[column] += 1.0 / Rounds;
            for (int a = 0; a < m; a++)
            {
                logs[a] += rate * game[(a * m) + column];
            }
        }
        return played;
    }
}
