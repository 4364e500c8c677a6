namespace IsoTriplet.Tests.Hausdorff.Collapse;

/// <summary>Embeddings from healthy to collapsed, made for the rule and for what is said of it.</summary>
internal static class Trials
{
    public static Labels Classes(int classes, int size) =>
        Labels.FromIntegers([.. Enumerable.Range(0, classes * size).Select(i => i / size)]);

    /// <summary>Ten classes of twenty points in 16 dimensions around gaussian centres of unit variance.</summary>
    public static Embedding Healthy(double noise, double scale, double offset)
    {
        Random random = new(11);
        double[][] centres = Draw.Gaussian(random, 10, 16).ToRows();
        Embedding points = Draw.Gaussian(random, 200, 16);
        return Embedding.FromRows([
            .. points.ToRows().Select((r, i) => r.Select((v, k) => offset + (scale * ((2 * centres[i / 20][k]) + (noise * v)))).ToArray()),
        ]);
    }

    /// <summary>32 rows normalise(c + size gaussian) in 64 dimensions.</summary>
    public static Embedding NearOnePoint(double size) => Around(Draw.Gaussian(new Random(4), 32, 64), 64, size);

    /// <summary>The classes of <see cref="Healthy"/>, drawn together around a point of the sphere.</summary>
    public static Embedding ContractedClasses() => Around(Healthy(2, 1, 0), 16, 1e-3);

    /// <summary>160 points of the circle: four of five classes within 0.011 of one place, one far away.</summary>
    public static Embedding FourOfFive()
    {
        Random random = new(6);
        return Embedding.FromRows([
            .. Enumerable
                .Range(0, 160)
                .Select(i => (i / 32 == 4 ? 2.0 : 0.5) + (0.0112 * Draw.Normal(random)))
                .Select(a => new[] { Math.Cos(a), Math.Sin(a) }),
        ]);
    }

    /// <summary>200 points near the two poles of a sphere, whatever their class.</summary>
    public static Embedding Poles()
    {
        double[][] near = Around(Draw.Gaussian(new Random(9), 200, 16), 16, 1e-3).ToRows();
        Random random = new(10);
        return Embedding.FromRows([.. near.Select(r => random.Next(2) == 0 ? r : [.. r.Select(v => -v)])]);
    }

    public static Embedding Moved(Embedding points, double by) =>
        Embedding.Create(points.Points, points.Dimension, [.. points.Values.ToArray().Select(v => v + by)]);

    private static Embedding Around(Embedding points, int dimension, double size)
    {
        double[] centre = UnitSphere.Normalise(Draw.Gaussian(new Random(3), 1, dimension)).Row(0).ToArray();
        return UnitSphere.Normalise(
            Embedding.FromRows([.. points.ToRows().Select(r => r.Select((v, k) => centre[k] + (size * v)).ToArray())])
        );
    }
}
