namespace IsoTriplet.Experiments.Reports;

/// <summary>The plane in which an embedding is drawn: its coordinates for n = 2, else the plane of largest variance (principal components).</summary>
public sealed class BestPlane
{
    private readonly double[] _centre;
    private readonly double[][] _directions;

    private BestPlane(double[] centre, double[][] directions, DrawnPlane description) =>
        (_centre, _directions, Description) = (centre, directions, description);

    /// <summary>What it is and how much it shows.</summary>
    public DrawnPlane Description { get; }

    /// <summary>Finds the plane of an embedding.</summary>
    public static BestPlane Of(Embedding points)
    {
        int n = points.Dimension;
        if (n <= 2)
        {
            double[][] axes = [.. Enumerable.Range(0, n).Select(k => Axis(n, k))];
            return new BestPlane(new double[n], axes, new DrawnPlane(n == 1 ? "line" : "plane", 1));
        }
        double[] centre = [.. Enumerable.Range(0, n).Select(k => Enumerable.Range(0, points.Points).Average(i => points[i, k]))];
        Embedding scores = PrincipalComponents.Project(points, 2);
        // The scores are F_c v, so F_c' F_c v = |F_c v|^2 v: the directions follow from the scores.
        double[][] directions = [.. Enumerable.Range(0, 2).Select(k => Direction(points, centre, scores, k))];
        double all = Enumerable.Range(0, points.Points).Sum(i => Squares(points.Row(i), centre));
        double shown = scores.Values.ToArray().Sum(s => s * s);
        // What is left of equal points is the rounding of their mean.
        bool equal = Enumerable.Range(1, points.Points - 1).All(i => points.Row(i).SequenceEqual(points.Row(0)));
        return new BestPlane(centre, directions, new DrawnPlane("principal-components", all > 0 && !equal ? Math.Min(1, shown / all) : 1));
    }

    /// <summary>Where a point of R^n is drawn.</summary>
    /// <returns>Its place; y is 0 for n = 1.</returns>
    public (double X, double Y) Place(ReadOnlySpan<double> point) =>
        (Along(point, _directions[0]), _directions.Length > 1 ? Along(point, _directions[1]) : 0);

    private double Along(ReadOnlySpan<double> point, double[] direction)
    {
        double sum = 0;
        for (int k = 0; k < direction.Length; k++)
        {
            sum += (point[k] - _centre[k]) * direction[k];
        }
        return sum;
    }

    private static double[] Axis(int n, int k)
    {
        double[] axis = new double[n];
        axis[k] = 1;
        return axis;
    }

    private static double[] Direction(Embedding points, double[] centre, Embedding scores, int component)
    {
        double[] direction = new double[points.Dimension];
        double size = 0;
        for (int i = 0; i < points.Points; i++)
        {
            double score = scores[i, component];
            size += score * score;
            for (int k = 0; k < direction.Length; k++)
            {
                direction[k] += score * (points[i, k] - centre[k]);
            }
        }
        return size > 0 ? [.. direction.Select(d => d / size)] : direction;
    }

    private static double Squares(ReadOnlySpan<double> row, double[] centre)
    {
        double sum = 0;
        for (int k = 0; k < centre.Length; k++)
        {
            sum += (row[k] - centre[k]) * (row[k] - centre[k]);
        }
        return sum;
    }
}
