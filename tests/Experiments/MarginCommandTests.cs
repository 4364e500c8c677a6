namespace IsoTriplet.Tests.Experiments;

/// <summary><c>--margin</c> and <c>--comparisons</c>: a = 0, p = 1, q = -1.5 on a line.</summary>
public sealed class MarginCommandTests : InShell
{
    public MarginCommandTests()
    {
        _shell.Write("f.csv", "x\n0\n1\n-1.5\n");
        _shell.Write("l.csv", "0\n0\n1\n");
    }

    [Fact]
    public void Measure_Margin_PrintsItBesideTheDistancesWithout()
    {
        JsonElement report = Measure("--margin", "1");
        Assert.Equal(0, report.Number("d_haus.upper"));
        JsonElement margin = report.GetProperty("with_margin");
        Assert.Equal(0.5, margin.Number("hardness"), 1e-12);
        Assert.Equal(0.125, margin.Number("d_haus.upper"), 1e-6);
        Assert.Equal(0.25, margin.Number("d_iso.lower"), 1e-6);
        Assert.Equal(JsonValueKind.Null, Measure().GetProperty("with_margin").ValueKind);
    }

    [Theory]
    [InlineData("0,2,0,1\n", "comparison: distances to the embeddings that respect it\n")]
    [InlineData("0,2,0,1\n0,1,1,2\n", "comparisons: distances to the embeddings that respect all 2\n")]
    public void Measure_Comparisons_AreNamedInTheirNumber(string list, string words)
    {
        string output = _shell
            .Run(
                $"measure {_shell.PathOf("f.csv")} --labels {_shell.PathOf("l.csv")} --comparisons {_shell.Write("c.csv", list)} --quick".Split(
                    ' '
                )
            )
            .Output;
        Assert.Contains("\n" + words, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# who compared\n\n")]
    public void Measure_Comparisons_BracketsTheDistanceToThem(string before)
    {
        _shell.Write("c.csv", $"{before}i,j,k,l,s\n0,1,0,0,-0.5\n0,2,0,1\n");
        JsonElement report = Measure("--comparisons", _shell.PathOf("c.csv")).GetProperty("comparisons");
        // |0 1| at most 0.5 asks for 0.5; |0 2| at most |0 1| for half of 0.5.
        Assert.Equal(0.5, report.Number("hardness"), 1e-12);
        Assert.Equal(2, report.Whole("comparisons"));
        Assert.InRange(report.Number("d_iso.lower"), 0.49, report.Number("d_iso.upper"));
    }

    [Theory]
    [InlineData("0,1,0\n", "line 1: '0,1,0'")]
    [InlineData("0,1,0,3\n", "line 1: row 3, but the embedding has 3")]
    [InlineData("0,0,1,1\n", "line 1: both pairs are of one point")]
    [InlineData("i,j,k,l\n", "no comparison")]
    [InlineData("i,j,k,l\ni,j,k,l\n", "line 2: 'i,j,k,l'")]
    [InlineData("0,1,0,2,x\n", "line 1: '0,1,0,2,x'")]
    [InlineData("0,1,0,2,1e300\n", "line 1: the distance s is 1E+300; at most 1.99E+87 in size was expected")]
    [InlineData(
        "0,1,\u0007\u001b[2J,0,1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9\n",
        "line 1: '0,1,\\x07\\x1b[2J,0,1,2,3,4,5,6,7,8,9,0,1,2,3,4,...'"
    )]
    public void Measure_BadComparisons_AreRefusedByLine(string text, string message)
    {
        _shell.Write("c.csv", text);
        (int code, string output, string error) = _shell.Run(
            $"measure {_shell.PathOf("f.csv")} --labels {_shell.PathOf("l.csv")} --comparisons {_shell.PathOf("c.csv")}".Split(' ')
        );
        Assert.Equal((ExitCode.BadInput, ""), (code, output));
        Assert.Contains("c.csv", error, StringComparison.Ordinal);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Project_Margin_WritesAnEmbeddingThatKeepsIt()
    {
        JsonElement answer = _shell.Json(
            $"project {_shell.PathOf("f.csv")} --labels {_shell.PathOf("l.csv")} --margin 1 --out {_shell.PathOf("g.npy")} --certificate {_shell.PathOf("c.json")}".Split(
                ' '
            )
        );
        Assert.Equal(1, answer.Number("margin"));
        Assert.True(answer.Number("hardness") <= -1);
        (int code, string output, _) = _shell.Run("certificate", "verify", _shell.PathOf("c.json"));
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("F_TS^1", output, StringComparison.Ordinal);
    }

    private JsonElement Measure(params string[] more) =>
        _shell.Json(["measure", _shell.PathOf("f.csv"), "--labels", _shell.PathOf("l.csv"), .. more]);
}
