namespace IsoTriplet.Triplets;

/// <summary>The logistic pair, safe for every finite argument.</summary>
internal static class LogisticFunctions
{
    /// <summary>log(1 + e^x): x + log(1 + e^-x) for x above 0, so it neither overflows nor loses small values.</summary>
    public static double Softplus(double x)
    {
        double u = Math.Exp(-Math.Abs(x));
        return Math.Max(x, 0) + LogOnePlus(u);
    }

    /// <summary>The derivative of softplus, 1/(1 + e^-x).</summary>
    public static double Sigmoid(double x)
    {
        double u = Math.Exp(-Math.Abs(x));
        return x >= 0 ? 1 / (1 + u) : u / (1 + u);
    }

    // Kahan's correction: log(w) u/(w - 1) with w = fl(1 + u) is log(1 + u) to a few ulp for 0 <= u <= 1.
    private static double LogOnePlus(double u)
    {
        double w = 1 + u;
        return w == 1 ? u : Math.Log(w) * (u / (w - 1));
    }
}
