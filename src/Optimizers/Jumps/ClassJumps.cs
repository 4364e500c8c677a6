using System.Numerics.Tensors;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Jumps;

/// <summary>
/// Betters a separated layout in few dimensions, where a local search stays in the order of the classes in which it starts: a class jumps elsewhere, or two change places, and what can
/// then be brought nearer to F than before is kept.
/// </summary>
internal sealed class ClassJumps(Frame frame, Objective objective, double lower, int seed)
{
    /// <summary>In more dimensions classes pass each other.</summary>
    public const int MostDimensions = 4;

    /// <summary>What the ends rest on.</summary>
    public const string Source = "class jumps";

    private const int PlacesOfAClass = 6;
    private const int MostPlaces = 240;

    // What a kept jump gains at least, and what is asked of the last steps.
    private const double Gain = 1e-3;
    private const double FineGain = 1e-4;

    // A first layout may lose this much by its few places.
    private const double Loss = 1.05;
    private const double FirstGain = 5e-3;

    // Beyond this sum of squares the points are not tried on other places.
    private const double Hopeless = 1e-3;

    // Work for fewer evaluations is not worth the start.
    private const double Fewest = 100;

    // So many jumps are tried side by side, whatever the number of threads: of several that serve the first is kept.
    private const int AtOnce = 8;

    private const int Rounds = 3;
    private const int Steps = 400;
    private const int Backtracks = 12;
    private const int Memory = 8;

    private readonly PlaceProblem _problem = new(frame, objective);
    private readonly Random _random = new(seed);
    private double _t;

    /// <summary>Whether the family has classes to move, in few enough dimensions, and not too many points.</summary>
    public static bool Serves(Frame frame) =>
        frame.HasTriple
        && frame.Dimension <= MostDimensions
        && frame.N <= PlaceProblem.MostPoints
        && frame.Labels.Classes <= MostPlaces / 2;

    /// <summary>From the best embedding so far: what local searches do not change in few dimensions is the order of the classes.</summary>
    /// <returns>The end, which is offered where it is separated and as repaired where it is not; null without one.</returns>
    public static Embedding? Improve(
        Frame frame,
        Incumbents incumbents,
        Objective objective,
        (double Lower, double Upper) ends,
        BracketSettings settings,
        IProgress<SolveProgress>? progress,
        CancellationToken cancellation
    )
    {
        if (settings.Jumps == 0 || !Serves(frame) || cancellation.IsCancellationRequested)
        {
            return null;
        }
        progress?.Report(new SolveProgress(Source, 0, ends.Upper, (ends.Upper - ends.Lower) / ends.Upper));
        ClassJumps search = new(frame, objective, ends.Lower, settings.Seed);
        double[] start = frame.Enter(incumbents.Point(objective)!);
        if (search.Run(start, Math.Min(settings.Jumps, frame.N), settings.Work / 5, cancellation) is not { } g)
        {
            return null;
        }
        Embedding end = frame.Unsort(frame.World(g));
        if (!incumbents.Offer(end, Source) && LocalSearch.Repair(frame, g) is { } repaired)
        {
            _ = incumbents.Offer(repaired, Source);
        }
        return end;
    }

    /// <summary>Searches from one point of the frame.</summary>
    /// <param name="g">N x n: a Triplet-Separated embedding.</param>
    /// <param name="jumps">How many are tried at most.</param>
    /// <param name="work">No further jump once so many arithmetic operations are done.</param>
    /// <param name="cancellation">Stops with what was reached.</param>
    /// <returns>The best layout as N x n in the frame: separated, but for rounding; null where not even the start could be brought onto few places, or the work is too little.</returns>
    public double[]? Run(double[] g, int jumps, double work, CancellationToken cancellation)
    {
        PlaceLayout layout = PlaceLayout.Of(frame, g, Math.Clamp(MostPlaces / frame.Labels.Classes, 2, PlacesOfAClass));
        if (work < Fewest * PlaceProblem.Cost(layout) || First(layout) is not { } best)
        {
            return null;
        }
        best = Descend(best, Gain);
        for (int k = 0; k < jumps && _problem.Work < work && Open && !cancellation.IsCancellationRequested; k += AtOnce)
        {
            if (Jumped(best, Math.Min(AtOnce, jumps - k)) is { } next)
            {
                _t *= 1 - Gain;
                best = Descend(next, Gain);
            }
        }
        return Descend(best, FineGain).Spread();
    }

    // The first, as drawn, of some jumps tried side by side that can be brought nearer than before.
    private PlaceLayout? Jumped(PlaceLayout from, int count)
    {
        PlaceLayout[] tried = [.. Enumerable.Range(0, count).Select(_ => from.Copy())];
        Array.ForEach(tried, Jump);
        bool[] reached = new bool[count];
        double t = _t * (1 - Gain);
        Parallelism.Run(count, Parallelism.Threads, () => (object?)null, (_, k) => reached[k] = Reach(tried[k], t));
        return tried.Zip(reached).FirstOrDefault(x => x.Second).First;
    }

    private bool Open => _t * frame.Scale > lower * (1 + Bracket.ClosedGap);

    // From a little more than the value of the start down, as its points are laid onto few places.
    private PlaceLayout? First(PlaceLayout layout)
    {
        PlaceLayout? best = null;
        double start = _problem.Assign(layout) * Loss;
        for (double t = start; ; t *= 1 - FirstGain)
        {
            PlaceLayout next = (best ?? layout).Copy();
            if (!Reach(next, t))
            {
                return best;
            }
            (best, _t) = (next, t);
            if (!Open)
            {
                return best;
            }
        }
    }

    private PlaceLayout Descend(PlaceLayout best, double gain)
    {
        while (Open)
        {
            PlaceLayout next = best.Copy();
            _ = _problem.Assign(next);
            if (!Reach(next, _t * (1 - gain)))
            {
                break;
            }
            (best, _t) = (next, _t * (1 - gain));
        }
        return best;
    }

    // One class goes to a place drawn or to that of another, which takes its own; it may turn.
    private void Jump(PlaceLayout layout)
    {
        int n = layout.Dimension,
            classes = frame.Labels.Classes,
            k = _random.Next(classes),
            other = _random.Next(2) == 0 ? (k + 1 + _random.Next(classes - 1)) % classes : -1;
        double[] centres = Centres(layout);
        double[] to = other < 0 ? Drawn(centres, n) : centres[(other * n)..((other + 1) * n)];
        (int, int, double)? turn = _random.Next(2) == 0 ? null : Turn(n);
        for (int u = 0; u < layout.Count; u++)
        {
            Span<double> place = layout.Points.AsSpan(u * n, n);
            if (layout.Classes[u] == k)
            {
                TensorPrimitives.Subtract(place, centres.AsSpan(k * n, n), place);
                Rotate(place, turn);
                TensorPrimitives.Add(place, to, place);
            }
            else if (layout.Classes[u] == other)
            {
                TensorPrimitives.Add(place, centres.AsSpan(k * n, n), place);
                TensorPrimitives.Subtract(place, to, place);
            }
        }
    }

    private double[] Centres(PlaceLayout layout)
    {
        int n = layout.Dimension;
        double[] centres = new double[frame.Labels.Classes * n];
        for (int u = 0; u < layout.Count; u++)
        {
            int k = layout.Classes[u];
            Span<double> centre = centres.AsSpan(k * n, n);
            TensorPrimitives.MultiplyAdd(layout.Points.AsSpan(u * n, n), 1.0 / layout.Classes.Count(c => c == k), centre, centre);
        }
        return centres;
    }

    // In the ball about their mean that holds all centres, or a little outside.
    private double[] Drawn(double[] centres, int n)
    {
        int count = centres.Length / n;
        double[] mean = new double[n],
            direction = [.. Enumerable.Range(0, n).Select(_ => Numerics.NormalDraw.Next(_random))];
        for (int k = 0; k < count; k++)
        {
            TensorPrimitives.MultiplyAdd(centres.AsSpan(k * n, n), 1.0 / count, mean, mean);
        }
        double radius = Enumerable.Range(0, count).Max(k => TensorPrimitives.Distance<double>(centres.AsSpan(k * n, n), mean));
        double length = 1.1 * radius * Math.Pow(_random.NextDouble(), 1.0 / n) / TensorPrimitives.Norm<double>(direction);
        TensorPrimitives.MultiplyAdd(direction, length, mean, mean);
        return mean;
    }

    // Two coordinates and the angle in their plane; on a line the two coordinates are one.
    private (int, int, double) Turn(int n)
    {
        int i = _random.Next(n),
            j = n == 1 ? i : (i + 1 + _random.Next(n - 1)) % n;
        return (i, j, 2 * Math.PI * _random.NextDouble());
    }

    private static void Rotate(Span<double> place, (int I, int J, double Angle)? turn)
    {
        if (turn is not { } t)
        {
            return;
        }
        if (t.I == t.J)
        {
            place[t.I] = -place[t.I];
            return;
        }
        (double sin, double cos) = Math.SinCos(t.Angle);
        (place[t.I], place[t.J]) = ((cos * place[t.I]) - (sin * place[t.J]), (sin * place[t.I]) + (cos * place[t.J]));
    }

    // Whether the layout can be brought within t; it is changed either way.
    private bool Reach(PlaceLayout layout, double t)
    {
        for (int round = 0; round < Rounds; round++)
        {
            double left = Minimise(layout, t);
            if (left <= PlaceProblem.Solved)
            {
                return true;
            }
            if (left > Hopeless)
            {
                return false;
            }
            _ = _problem.Assign(layout);
        }
        return false;
    }

    // L-BFGS with halved steps.
    private double Minimise(PlaceLayout layout, double t)
    {
        int length = layout.Points.Length;
        LimitedMemory memory = new(length, Memory);
        (double[] gradient, double[] trial, double[] trialGradient, double[] direction) = (
            new double[length],
            new double[length],
            new double[length],
            new double[length]
        );
        double value = _problem.Evaluate(layout, layout.Points, t, gradient);
        for (int step = 0; step < Steps && value > PlaceProblem.Solved; step++)
        {
            memory.Direction(gradient, direction);
            double slope = TensorPrimitives.Dot<double>(gradient, direction);
            if (slope >= 0 && !memory.IsEmpty)
            {
                memory.Clear();
                continue;
            }
            double along = memory.IsEmpty ? 0.1 : 1,
                next = double.PositiveInfinity;
            bool fell = false;
            for (int k = 0; k < Backtracks && !fell; k++, along *= 0.4)
            {
                TensorPrimitives.MultiplyAdd(direction, along, layout.Points, trial);
                next = _problem.Evaluate(layout, trial, t, trialGradient);
                fell = next <= value + (1e-4 * along * slope);
            }
            if (!fell)
            {
                if (memory.IsEmpty)
                {
                    break;
                }
                memory.Clear();
                continue;
            }
            memory.Record(layout.Points, trial, gradient, trialGradient);
            trial.CopyTo(layout.Points, 0);
            (gradient, trialGradient, value) = (trialGradient, gradient, next);
        }
        return value;
    }
}
