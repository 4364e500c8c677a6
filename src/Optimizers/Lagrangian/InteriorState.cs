namespace IsoTriplet.Optimizers.Lagrangian;

/// <summary>The state of <see cref="InteriorPoint"/>: dual variables (u, lambda), what follows from them, and primal variables (Z, z).</summary>
internal sealed class InteriorState(int n, int width)
{
    /// <summary>u > 0, sum 1.</summary>
    public double[] Points { get; set; } = new double[n];

    /// <summary>The triples in play; their weights are in <see cref="Weights"/>.</summary>
    public List<FrameTriple> Triples { get; set; } = [];

    /// <summary>lambda > 0, one per triple.</summary>
    public double[] Weights { get; set; } = [];

    /// <summary>z > 0, the slacks of the displacement constraints and then of the triples.</summary>
    public double[] Slacks { get; set; } = new double[n];

    /// <summary>M(u, lambda).</summary>
    public double[] Matrix { get; set; } = new double[n * n];

    /// <summary>W = M^-1.</summary>
    public double[] Inverse { get; set; } = new double[n * n];

    /// <summary>Z, positive definite: the Gram matrix of the extra dimensions; Z M = mu I on the central path.</summary>
    public double[] Lifted { get; set; } = new double[n * n];

    /// <summary>G = M^-1 U F, N x width.</summary>
    public double[] Minimiser { get; set; } = new double[n * width];

    /// <summary>phi(u, lambda), the squared bound in the frame.</summary>
    public double Value { get; set; }

    /// <summary>mu, the mean of all complementarity products.</summary>
    public double Barrier { get; set; }

    /// <summary>The shorter of the last primal and dual step lengths.</summary>
    public double LastStep { get; set; }

    /// <summary>The largest violation of any triple by K = G G' + Z at the last check.</summary>
    public double Violation { get; set; } = double.PositiveInfinity;

    /// <summary>The largest residual of the stationarity conditions.</summary>
    public double Residual { get; set; } = double.PositiveInfinity;

    /// <summary>Steps in a row with the barrier parameter held.</summary>
    public int Held { get; set; }

    /// <summary>mu times the number of products: the duality gap.</summary>
    public double Gap { get; set; } = double.PositiveInfinity;

    /// <summary>The gap at which triples are generated next.</summary>
    public double NextCheck { get; set; } = double.PositiveInfinity;

    /// <summary>The best value so far and its weights: every iterate is a certificate.</summary>
    public (double Value, double[] Points, List<FrameTriple> Triples) Best { get; set; } = (double.NegativeInfinity, [], []);

    /// <summary>Steps in a row that were too short.</summary>
    public int ShortSteps { get; set; }
}
