using IsoTriplet.Triplets;

namespace IsoTriplet.Tests.Triplets;

/// <summary>(35) to (39) of [ETL] as printed, for the vanilla loss; b = 2 rate.</summary>
internal static class VanillaEquations
{
    public static UpdateOutcome Step(TripletState s, double rate)
    {
        double b = 2 * rate;
        double equation35 = Squares(1 - b + (b * s.Sap), b * s.PositiveSine);
        double equation36 = Squares(1 + b - (b * s.San), b * s.NegativeSine);
        double equation37 = FirstOrderEquations.Equation22(s, b);
        double equation38 = ((1 - b + (b * b)) * s.Sap) + (2 * b) - (b * b) - (b * (1 - b) * s.Spn) - (b * b * s.San);
        double equation39 = ((1 + b + (b * b)) * s.San) - (2 * b) - (b * b) + (b * (1 + b) * s.Spn) - (b * b * s.Sap);
        return UpdateOutcome.From(s, equation38, equation39, Math.Sqrt(equation37), Math.Sqrt(equation35), Math.Sqrt(equation36));
    }

    private static double Squares(double x, double y) => (x * x) + (y * y);
}
