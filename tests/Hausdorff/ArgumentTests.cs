namespace IsoTriplet.Tests.Hausdorff;

/// <summary>Bad input is refused where it comes in, and the message names what was wrong.</summary>
public sealed class ArgumentTests
{
    private static readonly Embedding Two = Embedding.Create(2, 1, [0, 1]);
    private static readonly Embedding Three = Embedding.Create(3, 1, [0, 1, 2]);
    private static readonly Embedding Plane = Embedding.Create(2, 2, [0, 0, 1, 0]);
    private static readonly Labels Pair = Labels.FromIntegers([0, 1]);

    private static readonly Dictionary<string, (Action Call, string Says)> Wrong = new(StringComparer.Ordinal)
    {
        ["directed, dimensions"] = (() => HausdorffDistance.Directed(Two, Plane), "dimensions"),
        ["between, dimensions"] = (() => HausdorffDistance.Between(Two, Plane), "dimensions"),
        ["classes, points"] = (() => ClassHausdorffDistance.Between(Two, Three, Pair), "numbers of points"),
        ["classes, labels"] = (() => ClassHausdorffDistance.Between(Three, Three, Pair), "numbers of points and labels"),
        ["classes, dimensions"] = (() => ClassHausdorffDistance.Between(Two, Plane, Pair), "dimensions"),
        ["displacement, points"] = (() => ClassHausdorffDistance.LargestDisplacement(Two, Three), "numbers of points"),
        ["displacement, dimensions"] = (() => ClassHausdorffDistance.LargestDisplacement(Two, Plane), "dimensions"),
        ["separation, labels"] = (() => TripletSeparation.Of(Three, Pair), "numbers of points and labels"),
        ["classes only, dimensions"] = (
            () => ClassHausdorffDistance.Between(Three, Embedding.Create(3, 2, new double[6]), Labels.FromIntegers([0, 1, 1])),
            "dimensions differ: 1 and 2"
        ),
        ["margin"] = (() => TripletSeparation.Of(Three, Labels.FromIntegers([0, 0, 1])).HardNegativeLoss(double.NaN), "margin is NaN"),
        ["boundary, labels"] = (() => SeparatedBoundary.Of(Three, Pair, 0), "numbers of points and labels"),
        ["boundary, class"] = (() => SeparatedBoundary.Of(Two, Pair, 2), "class 2 was asked for; the classes count from 0 to 1"),
    };

    private static readonly Dictionary<string, (Action Call, string Argument)> Missing = new(StringComparer.Ordinal)
    {
        ["directed x"] = (() => HausdorffDistance.Between(null!, Two), "x"),
        ["directed y"] = (() => HausdorffDistance.Between(Two, null!), "y"),
        ["classes f"] = (() => ClassHausdorffDistance.Between(null!, Two, Pair), "f"),
        ["classes g"] = (() => ClassHausdorffDistance.Between(Two, null!, Pair), "g"),
        ["classes labels"] = (() => ClassHausdorffDistance.Between(Two, Two, null!), "labels"),
        ["displacement f"] = (() => ClassHausdorffDistance.LargestDisplacement(null!, Two), "f"),
        ["displacement g"] = (() => ClassHausdorffDistance.LargestDisplacement(Two, null!), "g"),
        ["separation points"] = (() => TripletSeparation.Of(null!, Pair), "points"),
        ["separation labels"] = (() => TripletSeparation.Of(Two, null!), "labels"),
        ["spread ratio"] = (() => CollapseMeasures.Of(Two, Pair).SpreadRatio(null!), "original"),
        ["diameter ratio"] = (() => CollapseMeasures.Of(Two, Pair).DiameterRatio(null!), "original"),
        ["collapse points"] = (() => CollapseMeasures.Of(null!, Pair), "points"),
        ["collapse labels"] = (() => CollapseMeasures.Of(Two, null!), "labels"),
        ["boundary points"] = (() => SeparatedBoundary.Of(null!, Pair, 0), "points"),
        ["boundary labels"] = (() => SeparatedBoundary.Of(Two, null!, 0), "labels"),
    };

    public static TheoryData<string> WrongNames => [.. Wrong.Keys];

    public static TheoryData<string> MissingNames => [.. Missing.Keys];

    [Theory]
    [MemberData(nameof(WrongNames))]
    public void Call_WrongArgument_IsRefusedWithAReason(string name) =>
        Assert.Contains(Wrong[name].Says, Assert.Throws<ArgumentException>(Wrong[name].Call).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(MissingNames))]
    public void Call_Null_IsRefused(string name) => Assert.Throws<ArgumentNullException>(Missing[name].Argument, Missing[name].Call);

    [Fact]
    public void ClassDistance_TwoClassesTie_NamesTheFirst()
    {
        Embedding f = Embedding.Create(2, 1, [0, 10]);
        Embedding g = Embedding.Create(2, 1, [0.5, 10.5]);
        Assert.Equal((0.5, 0), (ClassHausdorffDistance.Between(f, g, Pair).Value, ClassHausdorffDistance.Between(f, g, Pair).Class));
        Assert.Equal((0.5, 0), ClassHausdorffDistance.LargestDisplacement(f, g));
    }
}
