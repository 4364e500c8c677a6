using IsoTriplet.Hausdorff;

namespace IsoTriplet.Tests.Hausdorff;

public sealed class DirectionBoxTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Cube_AnyDimension_HasEveryFace(int n)
    {
        DirectionBox[] faces = [.. DirectionBox.Cube(n)];

        Assert.Equal(2 * n, faces.Length);
        for (int axis = 0; axis < n; axis++)
        {
            foreach ((DirectionBox face, double side) in new[] { (faces[2 * axis], 1.0), (faces[(2 * axis) + 1], -1.0) })
            {
                Assert.Equal(Enumerable.Range(0, n).Select(k => k == axis ? side : 0), face.Centre);
                Assert.Equal(Enumerable.Range(0, n).Select(k => k == axis ? 0.0 : 1), face.HalfWidths);
                Assert.Equal((1, Math.Sqrt(n), 1), (face.SmallestNorm, face.LargestNorm, face.Norm));
                Assert.Equal(n == 1, face.IsPoint);
            }
        }
    }

    [Fact]
    public void Halves_OfAFace_SplitTheFirstWidestInterval()
    {
        (DirectionBox one, DirectionBox other) = DirectionBox.Cube(3).First().Halves();

        Assert.Equal([1, -0.5, 0], one.Centre);
        Assert.Equal([1, 0.5, 0], other.Centre);
        Assert.Equal([0, 0.5, 1], one.HalfWidths);
        Assert.Equal([0, 0.5, 1], other.HalfWidths);
        Assert.Equal((1, Math.Sqrt(3), Math.Sqrt(1.25)), (other.SmallestNorm, other.LargestNorm, other.Norm));
        DirectionBox corner = other.Halves().Other.Halves().Other;
        Assert.Equal([1, 0.75, 0.5], corner.Centre);
        Assert.Equal([0, 0.25, 0.5], corner.HalfWidths);
        Assert.Equal((Math.Sqrt(1.25), Math.Sqrt(3)), (corner.SmallestNorm, corner.LargestNorm));
    }

    [Fact]
    public void IsPoint_HalvedOften_BecomesTrueBelowTheNarrowestWidth()
    {
        DirectionBox box = DirectionBox.Cube(2).First();
        int halvings = 0;
        while (!box.IsPoint && halvings < 100)
        {
            (box, halvings) = (box.Halves().One, halvings + 1);
        }
        Assert.Equal(40, halvings);
    }
}
