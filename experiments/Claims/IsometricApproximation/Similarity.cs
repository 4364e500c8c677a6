using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Isometry;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>The relation that invariance claims share.</summary>
internal static class Similarity
{
    /// <summary>The worst of the ratios that must not exceed 1 if every quantity of the image is s times that of F.</summary>
    public static Judgement Sides(Instance f, Instance image, double s)
    {
        double worst = 1;
        void Compare((double Lower, double Upper) x, (double Lower, double Upper) y)
        {
            if (x.Upper > 0 && y.Upper > 0)
            {
                worst = Math.Max(worst, Math.Max(s * x.Lower / y.Upper, y.Lower / (s * x.Upper)));
            }
            else if (x.Lower > 0 || y.Lower > 0)
            {
                worst = double.MaxValue;
            }
        }
        static (double, double) Exactly(double x) => (x, x);
        Thickness mine = Thickness.Of(f.Points);
        Thickness its = Thickness.Of(image.Points);
        Compare(Exactly(Figures.Hardness(f)), Exactly(Figures.Hardness(image)));
        Compare(Exactly(Diameter.Of(f.Points).Value), Exactly(Diameter.Of(image.Points).Value));
        Compare((mine.Lower, mine.Upper), (its.Lower, its.Upper));
        Compare(f.Haus, image.Haus);
        Compare(f.Iso, image.Iso);
        return Judgement.Exact(worst, 1);
    }
}
