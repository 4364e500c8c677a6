using IsoTriplet.Figures.Drawing;

namespace IsoTriplet.Tests.Figures;

/// <summary>The palette under simulated colour vision deficiencies (Machado, Oliveira, Fernandes 2009, full severity), in CIELAB.</summary>
public sealed class PaletteTests
{
    private const double Apart = 10;

    private static readonly double[][][] Sights =
    [
        [
            [1, 0, 0],
            [0, 1, 0],
            [0, 0, 1],
        ],
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ];

    [Fact]
    public void Categories_UnderEverySight_StayApart()
    {
        foreach (double[][] sight in Sights)
        {
            double[][] seen = [.. Palette.Categories.Select(c => Lab(c, sight))];
            for (int j = 1; j < seen.Length; j++)
            {
                Assert.All(seen[..j], other => Assert.True(Distance(other, seen[j]) > Apart));
            }
        }
    }

    [Fact]
    public void RedAndGreen_UnderDeuteranopia_WouldFail() =>
        Assert.True(Distance(Lab("#aa4400", Sights[2]), Lab("#667700", Sights[2])) < 2.5 * Apart);

    [Fact]
    public void Categories_OnWhite_AreVisible() =>
        Assert.All(Palette.Categories, c => Assert.True(Distance(Lab(c, Sights[0]), Lab("#ffffff", Sights[0])) > 3 * Apart));

    [Fact]
    public void Scales_FromEndToEnd_GrowLighterOrPassThroughTheLightest()
    {
        double[] sequential = [.. Palette.Sequential.Select(c => Lab(c, Sights[0])[0])];
        Assert.Equal(sequential.Order(), sequential);
        double[] signed = [.. Palette.Signed.Select(c => Lab(c, Sights[0])[0])];
        Assert.Equal(signed.Length / 2, Array.IndexOf(signed, signed.Max()));
    }

    [Theory]
    [InlineData(-1, "#002051")]
    [InlineData(0, "#002051")]
    [InlineData(0.05, "#05295e")]
    [InlineData(1, "#fdea45")]
    [InlineData(7, "#fdea45")]
    public void Mixed_Share_LiesBetweenItsNeighbours(double share, string colour) =>
        Assert.Equal(colour, Palette.Mixed(Palette.Sequential, share));

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());

    private static double[] Lab(string colour, double[][] sight)
    {
        double[] linear = [.. Enumerable.Range(0, 3).Select(k => Linear(Convert.ToInt32(colour.Substring(1 + (2 * k), 2), 16) / 255.0))];
        double[] c = [.. sight.Select(row => Math.Clamp(row.Zip(linear, (w, x) => w * x).Sum(), 0, 1))];
        double x = Cube(((0.4124 * c[0]) + (0.3576 * c[1]) + (0.1805 * c[2])) / 0.9505);
        double y = Cube((0.2126 * c[0]) + (0.7152 * c[1]) + (0.0722 * c[2]));
        double z = Cube(((0.0193 * c[0]) + (0.1192 * c[1]) + (0.9505 * c[2])) / 1.089);
        return [(116 * y) - 16, 500 * (x - y), 200 * (y - z)];
    }

    private static double Linear(double s) => s <= 0.04045 ? s / 12.92 : Math.Pow((s + 0.055) / 1.055, 2.4);

    private static double Cube(double t) => t > 0.008856 ? Math.Cbrt(t) : (7.787 * t) + (16.0 / 116);
}
