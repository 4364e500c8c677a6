using System.Numerics.Tensors;

namespace IsoTriplet.Isometry;

/// <summary>Both sides of the thickness bracket in general dimension, within a fixed amount of work.</summary>
internal sealed class ThicknessSearch(WidthFunction width, int seed, double effort = 1)
{
    // Multiply-adds for the descents, and for the design: seconds in all.
    private const double DescentWork = 1.5e9;
    private const double DesignWork = 1e10;
    private const double FarthestWork = 1e9;
    private const int Rounds = 12;

    private readonly int _n = width.Dimension;
    private readonly Random _random = new(seed);
    private readonly WidthDesign _design = new(width);

    /// <summary>The least width found.</summary>
    public double Upper { get; private set; } = double.PositiveInfinity;

    /// <summary>Its unit direction.</summary>
    public double[] Direction { get; private set; } = [];

    /// <summary>Descends from the axes of the hull, thinnest first (the coordinates are along the principal axes), then from random directions.</summary>
    public void Descend()
    {
        WidthDescent descent = new(width);
        double each = ((double)width.Points * _n) + (20.0 * _n * _n);
        int perStart = 80 + (6 * _n);
        int starts = (int)Math.Clamp(effort * DescentWork / each / perStart, 2, 16);
        perStart = (int)Math.Clamp(effort * DescentWork / each / starts, 30, perStart);
        for (int start = 0; start < starts; start++)
        {
            Try(descent, start < Math.Min(_n, (starts + 1) / 2) ? Axis(_n - 1 - start) : Random(), perStart);
        }
        for (int k = 0; k < _n; k++)
        {
            _design.AddAlong(Axis(k));
        }
    }

    /// <summary>The design bound; its thin direction is one more start for the descent.</summary>
    public double Lower()
    {
        for (int k = 0; k < Math.Min(2 * _n, 400); k++)
        {
            _design.AddAlong(Random());
        }
        double[] unit = new double[_n * _n];
        for (int k = 0; k < _n; k++)
        {
            unit[k * (_n + 1)] = 1;
        }
        double share = effort * FarthestWork / ((double)width.Points * _n);
        int anchors = (int)Math.Min(share / Rounds, Math.Min(width.Points, 4.0 * _n));
        _design.AddFarthest(unit, anchors);
        double each = 60.0 * _n * _n * _n;
        int updates = (int)Math.Clamp(effort * DesignWork / each, effort < 1 ? 2 : 10, 240);
        int rounds = Math.Clamp(updates / 10, 1, Rounds);
        _design.Optimise(rounds, updates / rounds, anchors);
        Try(new WidthDescent(width), _design.ThinDirection, 200);
        return Math.Min(Math.Sqrt(_design.LeastEigenvalue), Upper);
    }

    private void Try(WidthDescent descent, double[] start, int evaluations)
    {
        (double value, double[] direction) = descent.From(start, evaluations);
        if (value < Upper)
        {
            (Upper, Direction) = (value, direction);
        }
        foreach (double[] v in descent.Bundle.TakeLast(_n + 8))
        {
            _design.Add(v);
        }
    }

    private double[] Axis(int k)
    {
        double[] axis = new double[_n];
        axis[k] = 1;
        return axis;
    }

    private double[] Random()
    {
        double[] e = NormalDraw.Values(_random, _n);
        double length = Math.Sqrt(TensorPrimitives.Dot(e, e));
        return length > 0 ? [.. e.Select(v => v / length)] : Axis(0);
    }
}
