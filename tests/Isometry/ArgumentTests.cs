namespace IsoTriplet.Tests.Isometry;

/// <summary>Bad input is refused where it comes in, and the message names what was wrong.</summary>
public sealed class ArgumentTests
{
    private static readonly Embedding Two = Embedding.Create(2, 1, [0, 1]);
    private static readonly Embedding Three = Embedding.Create(3, 1, [0, 1, 2]);
    private static readonly Embedding Plane = Embedding.Create(2, 2, [0, 0, 1, 0]);
    private static readonly Labels Pair = Labels.FromIntegers([0, 1]);

    private static readonly Dictionary<string, (Action Call, string Says)> Wrong = new(StringComparer.Ordinal)
    {
        ["balls, labels"] = (() => SmallestEnclosingBall.OfClasses(Three, Pair), "numbers of points and labels differ: 3 and 2"),
        ["thickness, effort 0"] = (() => Thickness.Of(Two, 0, 0), "the effort is 0; a number above 0 and at most 1 was expected"),
        ["thickness, effort 2"] = (() => Thickness.Of(Two, 0, 2), "the effort is 2; a number above 0 and at most 1 was expected"),
        ["thickness, effort NaN"] = (() => Thickness.Of(Two, 0, double.NaN), "the effort is NaN"),
        ["bound, eps"] = (() => ApproximationConstant.Of(Two).DisplacementBound(-1), "eps is -1; a number >= 0 was expected"),
        ["constant, eps"] = (() => ApproximationConstant.Of(Two).At(-1), "eps is -1; a number >= 0 was expected"),
        ["from thickness, eps"] = (() => ApproximationConstant.FromThickness(-1, 1, 1, 2), "eps is -1"),
        ["from thickness, thickness"] = (() => ApproximationConstant.FromThickness(1, -1, 1, 2), "thickness is -1"),
        ["from thickness, diameter"] = (() => ApproximationConstant.FromThickness(1, 1, -1, 2), "diameter is -1"),
        ["from thickness, points"] = (
            () => ApproximationConstant.FromThickness(1, 1, 1, 0),
            "points ('0') must be greater than or equal to '1'"
        ),
        ["nearest, points"] = (() => NearestIsometry.Of(Two, Three), "numbers of points differ: 2 and 3"),
        ["nearest, dimensions"] = (() => NearestIsometry.Of(Two, Plane), "dimensions differ: 1 and 2"),
        ["procrustes, points"] = (() => Procrustes.Fit(Two, Three), "numbers of points differ: 2 and 3"),
        ["procrustes, dimensions"] = (() => Procrustes.Fit(Two, Plane), "dimensions differ: 1 and 2"),
        ["motion, dimensions"] = (() => new RigidMotion([1], [0], false).Apply(Plane), "dimensions differ: 2 and 1"),
    };

    private static readonly Dictionary<string, (Action Call, string Argument)> Missing = new(StringComparer.Ordinal)
    {
        ["ball"] = (() => SmallestEnclosingBall.Of(null!), "points"),
        ["ball of rows"] = (() => SmallestEnclosingBall.Of(null!, [0]), "points"),
        ["balls points"] = (() => SmallestEnclosingBall.OfClasses(null!, Pair), "points"),
        ["balls labels"] = (() => SmallestEnclosingBall.OfClasses(Two, null!), "labels"),
        ["thickness"] = (() => Thickness.Of(null!), "points"),
        ["hull"] = (() => AffineHull.Of(null!), "points"),
        ["constant"] = (() => ApproximationConstant.Of(null!), "f"),
        ["nearest f"] = (() => NearestIsometry.Of(null!, Two), "f"),
        ["nearest g"] = (() => NearestIsometry.Of(Two, null!), "g"),
        ["procrustes f"] = (() => Procrustes.Fit(null!, Two), "f"),
        ["procrustes g"] = (() => Procrustes.Fit(Two, null!), "g"),
        ["motion"] = (() => new RigidMotion([1], [0], false).Apply(null!), "points"),
    };

    public static TheoryData<string> WrongNames => [.. Wrong.Keys];

    public static TheoryData<string> MissingNames => [.. Missing.Keys];

    [Theory]
    [MemberData(nameof(WrongNames))]
    public void Call_WrongArgument_IsRefusedWithAReason(string name) =>
        Assert.Contains(Wrong[name].Says, Assert.ThrowsAny<ArgumentException>(Wrong[name].Call).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(MissingNames))]
    public void Call_Null_IsRefused(string name) => Assert.Throws<ArgumentNullException>(Missing[name].Argument, Missing[name].Call);
}
