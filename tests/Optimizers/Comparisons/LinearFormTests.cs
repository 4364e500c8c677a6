using IsoTriplet.Optimizers.Comparisons;

namespace IsoTriplet.Tests.Optimizers.Comparisons;

/// <summary>Comparisons in their linear form on squared distances, against the comparisons themselves.</summary>
public sealed class LinearFormTests
{
    /// <summary>(x + s)^2 below its tangent's multiple of x^2, and equal to it where it is taken; extensions.md, 14.4.</summary>
    [Theory]
    [InlineData(0.4)]
    [InlineData(-0.4)]
    public void Tangent_AnyMargin_TouchesFromAbove(double s)
    {
        Comparison c = new(0, 1, 2, 3, s);
        LinearForm form = LinearForm.Tangent(c, s, 0.8, 1.3, 1e-3);
        double at = s > 0 ? 0.8 : 1.3,
            t = Math.Abs(s);
        double Above(double x) => s > 0 ? (form.Left * x * x) + form.Offset : (form.Right * x * x) - form.Offset;
        Assert.Equal(Math.Pow(at + t, 2), Above(at), 1e-14);
        Assert.Equal(1, s > 0 ? form.Right : form.Left);
        foreach (double x in new[] { 0, 0.1, 0.7, 0.9, 1.2, 1.4, 5 })
        {
            Assert.True(Above(x) > Math.Pow(x + t, 2));
        }
        // A certificate writes the slope alone.
        Assert.Equal(s > 0 ? form.Left : form.Right, form.Slope(s));
        LinearForm again = LinearForm.Of(new Multiplier(c, 1, form.Slope(s)));
        Assert.Equal((form.Left, form.Right), (again.Left, again.Right));
        Assert.Equal(s > 0 ? s * s : form.Offset, again.Offset, 1e-14);
        // At no distance the slope is that of the floor.
        Assert.Equal(1 + (t / 1e-3), LinearForm.Tangent(c, s, 0, 0, 1e-3).Slope(s), 1e-9);
    }

    [Fact]
    public void Tangent_OnePointOrNoMargin_IsExact()
    {
        Assert.Equal(new(1, 1, 0), LinearForm.Tangent(new(0, 1, 2, 3, 0), 0, 0.8, 1.3, 1e-3));
        Assert.Equal(new(1, 1, 0.25), LinearForm.Tangent(new(1, 1, 2, 3, 0.5), 0.5, 0, 1.3, 1e-3));
        Assert.Equal(new(1, 1, -0.25), LinearForm.Tangent(new(0, 1, 2, 2, -0.5), -0.5, 0.8, 0, 1e-3));
        Assert.Equal(new(1, 1, -0.25), LinearForm.Of(new Multiplier(new(0, 1, 2, 2, -0.5), 1, 7)));
        Assert.Equal(new(1, 1, 0.25), LinearForm.Relaxed(new(1, 1, 2, 3, 0.5), 0.5, 0, 1.3, 0.2, 1e-3));
        Assert.Equal(
            LinearForm.Tangent(new(0, 1, 2, 3, -0.5), -0.5, 0.8, 1.5, 1e-3),
            LinearForm.Relaxed(new(0, 1, 2, 3, -0.5), -0.5, 0.8, 1.3, 0.2, 1e-3)
        );
    }

    /// <summary>Within the reach (x + s)^2 is at least the form, with equality at both ends; extensions.md, 14.4.</summary>
    [Theory]
    [InlineData(0.8, 0.3)]
    [InlineData(0.2, 0.5)]
    public void Relaxed_WithinTheReach_IsImpliedAndSharp(double small, double reach)
    {
        const double s = 0.4;
        Comparison c = new(0, 1, 2, 3, s);
        LinearForm form = LinearForm.Relaxed(c, s, small, 1.3, reach, 1e-3);
        double low = Math.Max(0, small - reach),
            high = small + reach;
        double Room(LinearForm l, double x) => Math.Pow(x + s, 2) - (l.Left * x * x) - l.Offset;
        Assert.Equal(0, Room(form, low), 1e-14);
        Assert.Equal(0, Room(form, high), 1e-14);
        Assert.True(Room(form, (low + high) / 2) > 1e-3);
        // The same slope for another reach: sharp at one of the ends, and nowhere below.
        LinearForm wider = form.Within(c, s, small, reach + 0.2);
        Assert.Equal((form.Left, form.Right), (wider.Left, wider.Right));
        double[] ends = [Room(wider, Math.Max(0, small - reach - 0.2)), Room(wider, small + reach + 0.2)];
        Assert.Equal(0, ends.Min(), 1e-14);
        Assert.Equal(form, form.Within(new(1, 1, 2, 3, s), s, small, 9));
        Assert.Equal(form, form.Within(c, -s, small, 9));
    }
}
