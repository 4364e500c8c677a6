namespace IsoTriplet.Triplets;

/// <summary>Three vectors of R^n.</summary>
/// <param name="Anchor">a.</param>
/// <param name="Positive">p.</param>
/// <param name="Negative">q.</param>
public sealed record TripletVectors(double[] Anchor, double[] Positive, double[] Negative);

/// <summary>The same step as <see cref="ClosedForm"/>, done on vectors: the check of every closed form.</summary>
public static class VectorUpdate
{
    /// <summary>Unit vectors with the given cosines: a = e_1, q in the plane of e_1 and e_2, p in the space of e_1, e_2, e_3.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="dimension">n, at least 3.</param>
    /// <returns>The vectors.</returns>
    /// <exception cref="ArgumentException">n below 3.</exception>
    public static TripletVectors FromState(TripletState state, int dimension = 3)
    {
        if (dimension < 3)
        {
            throw new ArgumentException($"dimension is {dimension}; at least 3 was expected", nameof(dimension));
        }
        double[] a = new double[dimension];
        double[] p = new double[dimension];
        double[] q = new double[dimension];
        a[0] = 1;
        p[0] = state.Sap;
        p[1] = state.PositiveSine * state.Gamma;
        p[2] = state.PositiveSine * Math.Sqrt((1 - state.Gamma) * (1 + state.Gamma));
        q[0] = state.San;
        q[1] = state.NegativeSine;
        return new TripletVectors(a, p, q);
    }

    /// <summary>One step on unit vectors, before normalisation.</summary>
    /// <param name="rule">The loss.</param>
    /// <param name="vectors">a, p, q.</param>
    /// <param name="rate">The learning rate, at least 0.</param>
    /// <returns>a', p', q'.</returns>
    /// <exception cref="ArgumentException">Dimensions differ, a vector has length 0, or the rate is negative.</exception>
    public static TripletVectors Apply(UpdateRule rule, TripletVectors vectors, double rate)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(vectors);
        UpdateCoefficients k = rule.At(TripletState.Of(vectors.Anchor, vectors.Positive, vectors.Negative), rate);
        int n = vectors.Anchor.Length;
        double[] a = (double[])vectors.Anchor.Clone();
        double[] p = new double[n];
        double[] q = new double[n];
        Vectors.AddScaled(a, k.PullPositive, vectors.Positive);
        Vectors.AddScaled(a, -k.PushNegative, vectors.Negative);
        Vectors.AddScaled(p, k.KeepPositive, vectors.Positive);
        Vectors.AddScaled(p, k.PullPositive, vectors.Anchor);
        Vectors.AddScaled(q, k.KeepNegative, vectors.Negative);
        Vectors.AddScaled(q, -k.PushNegative, vectors.Anchor);
        return new TripletVectors(a, p, q);
    }

    /// <summary>The outcome of one step, measured on the vectors.</summary>
    /// <param name="rule">The loss.</param>
    /// <param name="vectors">Unit vectors a, p, q.</param>
    /// <param name="rate">The learning rate, at least 0.</param>
    /// <returns>The outcome.</returns>
    /// <exception cref="ArgumentException">Dimensions differ, a vector has length 0, or the rate is negative.</exception>
    public static UpdateOutcome Step(UpdateRule rule, TripletVectors vectors, double rate)
    {
        TripletVectors moved = Apply(rule, vectors, rate);
        TripletState state = TripletState.Of(vectors.Anchor, vectors.Positive, vectors.Negative);
        return UpdateOutcome.From(
            state,
            Vectors.Dot(moved.Anchor, moved.Positive),
            Vectors.Dot(moved.Anchor, moved.Negative),
            Vectors.Norm(moved.Anchor),
            Vectors.Norm(moved.Positive),
            Vectors.Norm(moved.Negative)
        );
    }
}
