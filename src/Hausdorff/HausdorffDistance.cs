namespace IsoTriplet.Hausdorff;

/// <summary>d_H, the Hausdorff distance of two finite point sets, with both directed distances.</summary>
/// <remarks>Defined by <see cref="PairwiseDistances.Between"/>. It is a metric on sets: repeated points and order do not matter.</remarks>
/// <param name="Forward">How far X reaches out of Y.</param>
/// <param name="Backward">How far Y reaches out of X.</param>
public sealed record HausdorffDistance(DirectedDistance Forward, DirectedDistance Backward)
{
    /// <summary>d_H(X,Y) = the larger of the directed distances.</summary>
    public double Value => Math.Max(Forward.Value, Backward.Value);

    /// <summary>The directed distance max over x in X of min over y in Y of |x - y|.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y, in the same dimension.</param>
    /// <returns>The distance with the point of X farthest from Y and its nearest point in Y.</returns>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public static DirectedDistance Directed(Embedding x, Embedding y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        Guard.SameSize(x.Dimension, y.Dimension, "dimensions");
        return DirectedSearch.Run(x, y);
    }

    /// <summary>d_H(X,Y), the larger of both directed distances.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y, in the same dimension.</param>
    /// <returns>The distance with its witnesses.</returns>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public static HausdorffDistance Between(Embedding x, Embedding y) => new(Directed(x, y), Directed(y, x));
}

/// <summary>The directed Hausdorff distance of a set X from a set Y with its witness.</summary>
/// <param name="Value">max over x of min over y of |x - y|.</param>
/// <param name="From">The point of X that is farthest from Y; the lowest on ties.</param>
/// <param name="Nearest">The point of Y nearest to it; the lowest on ties.</param>
public readonly record struct DirectedDistance(double Value, int From, int Nearest);

/// <summary>d_haus of two embeddings of the same labelled points, [IAT] (11).</summary>
/// <param name="Class">The class that attains it; the lowest on ties.</param>
/// <param name="Attained">The Hausdorff distance of that class; its witnesses are rows of F and of G.</param>
/// <param name="PerClass">d_H(X^i_F, X^i_G) of every class.</param>
public sealed record ClassHausdorffDistance(int Class, HausdorffDistance Attained, IReadOnlyList<double> PerClass)
{
    /// <summary>d_haus(F,G) = max over classes of d_H(X^i_F, X^i_G).</summary>
    public double Value => Attained.Value;

    /// <summary>d_haus(F,G) over the classes of the labels.</summary>
    /// <remarks>A metric on labelled sets, a pseudometric on embeddings: it is 0 when G permutes the points of each class of F.</remarks>
    /// <param name="f">F.</param>
    /// <param name="g">G, the same number of points in the same dimension.</param>
    /// <param name="labels">One label a point.</param>
    /// <returns>The distance with the class and the witnesses.</returns>
    /// <exception cref="ArgumentException">The numbers of points or labels, or the dimensions, differ.</exception>
    public static ClassHausdorffDistance Between(Embedding f, Embedding g, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(g);
        ArgumentNullException.ThrowIfNull(labels);
        Guard.SameSize(f.Points, g.Points, "numbers of points");
        Guard.SameSize(f.Points, labels.Count, "numbers of points and labels");
        Guard.SameSize(f.Dimension, g.Dimension, "dimensions");
        double[] perClass = new double[labels.Classes];
        (int worst, HausdorffDistance? attained) = (0, null);
        for (int k = 0; k < labels.Classes; k++)
        {
            ReadOnlySpan<int> rows = labels.Members(k);
            HausdorffDistance d = HausdorffDistance.Between(f.Select(rows), g.Select(rows));
            perClass[k] = d.Value;
            if (attained is null || d.Value > attained.Value)
            {
                (worst, attained) = (k, new HausdorffDistance(Name(d.Forward, rows), Name(d.Backward, rows)));
            }
        }
        return new ClassHausdorffDistance(worst, attained!, Array.AsReadOnly(perClass));
    }

    /// <summary>max over i of |f_i - g_i|, the largest displacement, with the lowest row that attains it; at least d_haus(F,G).</summary>
    /// <param name="f">F.</param>
    /// <param name="g">G, the same number of points in the same dimension.</param>
    /// <returns>The displacement and the row.</returns>
    /// <exception cref="ArgumentException">The numbers of points or the dimensions differ.</exception>
    public static (double Value, int Point) LargestDisplacement(Embedding f, Embedding g)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(g);
        Guard.SameSize(f.Points, g.Points, "numbers of points");
        Guard.SameSize(f.Dimension, g.Dimension, "dimensions");
        (double value, int point) = (-1, 0);
        for (int i = 0; i < f.Points; i++)
        {
            double d = PairwiseDistances.Between(f.Row(i), g.Row(i));
            (value, point) = d > value ? (d, i) : (value, point);
        }
        return (value, point);
    }

    private static DirectedDistance Name(DirectedDistance d, ReadOnlySpan<int> rows) => new(d.Value, rows[d.From], rows[d.Nearest]);
}
