namespace IsoTriplet.Optimizers.Hull;

/// <summary>Branch and bound over cones of directions for two classes, the cone with the least lower bound first.</summary>
/// <param name="pair">The two classes.</param>
/// <param name="known">Stop where no more than this can be proved.</param>
/// <param name="work">Stop after this many operations.</param>
/// <param name="gap">Stop where lower >= (1 - gap) upper.</param>
internal sealed class HullSearch(HullPair pair, double known, double work, double gap)
{
    private readonly PriorityQueue<HullCone, double> _open = new();
    private double _upper = double.PositiveInfinity;

    public HullPair Pair => pair;

    public HullCone Root { get; } = HullCone.Root(pair.Dimension);

    /// <summary>What the tree proves, scaled; 0 where it proves nothing.</summary>
    public double Bound { get; private set; }

    public void Run(CancellationToken cancellationToken)
    {
        foreach (HullCone cone in Root.Children)
        {
            Push(cone, []);
        }
        while (_open.TryPeek(out HullCone? cone, out double lower))
        {
            Bound = lower >= 0 ? pair.Bound(lower) : 0;
            if (
                _upper <= 0
                || pair.Bound(_upper) <= known
                || Bound >= (1 - gap) * pair.Bound(_upper)
                || pair.Work >= work
                || cancellationToken.IsCancellationRequested
                || Weights(cone) is not { } weights
            )
            {
                return;
            }
            _ = _open.Dequeue();
            cone.Cut(weights);
            foreach (HullCone child in cone.Children)
            {
                Push(child, cone.Pairs.Select(p => (p.A, p.B)));
            }
        }
    }

    private void Push(HullCone cone, IEnumerable<(int, int)> guess)
    {
        _upper = Math.Min(_upper, HullGame.Solve(pair, cone, guess));
        _open.Enqueue(cone, cone.Lower);
    }

    // At the middle, where the cone's g cannot be bettered, so that the next cones have that direction as a ray.
    private static double[]? Weights(HullCone cone) => cone.Middle.Count(w => w > 0) > 1 ? cone.Middle : null;
}
