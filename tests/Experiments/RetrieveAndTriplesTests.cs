namespace IsoTriplet.Tests.Experiments;

public sealed class RetrieveAndTriplesTests : InShell
{
    [Fact]
    public void Retrieve_Json_HasTheNamesOfTheContract()
    {
        JsonElement r = _shell.Json(["retrieve", .. Line(), "--at", "1,3"]);
        Assert.Equal((4, 1), (r.Whole("queries"), r.Whole("without_positive")));
        // 0 1 3 7 20 of a b a b c: the nearest is always a stranger, three hold all.
        Assert.Equal(0, r.Number("recall.1"));
        Assert.Equal(1, r.Number("recall.3"));
        Assert.All(
            (string[])["precision_at_1", "r_precision", "map_at_r", "mrr"],
            n => Assert.Equal(JsonValueKind.Number, r.GetProperty(n).ValueKind)
        );
        JsonElement[] classes = [.. r.GetProperty("classes").EnumerateArray()];
        Assert.Equal(["a", "b", "c"], classes.Select(c => c.Text("class")!), StringComparer.Ordinal);
        Assert.Equal(JsonValueKind.Null, classes[2].GetProperty("mrr").ValueKind);
    }

    [Fact]
    public void Retrieve_InAGallery_MatchesLabelsByName()
    {
        string gallery = _shell.Write("g.csv", "0.5\n19\n");
        string[] words = ["retrieve", .. Line(), "--gallery", gallery, "--gallery-labels", _shell.Write("gl.csv", "a\nc\n")];
        JsonElement r = _shell.Json(words);
        Assert.Equal((3, 2), (r.Whole("queries"), r.Whole("without_positive")));
        Assert.Equal(1, r.Number("recall.1"));
        Assert.Contains("2 more have nothing of their class", _shell.Run(words).Output, StringComparison.Ordinal);
        Assert.Contains("1 more has nothing of its class", _shell.Run(["retrieve", .. Line()]).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1\n2\nother\n", 4)]
    [InlineData("1.0\n02\nother\n", 4)]
    [InlineData("1\n2.0\n3\n", 4)]
    [InlineData("1.0\nother\nother\n", 2)]
    public void Retrieve_InAGallery_EqualNumbersAreOneClass(string labels, int queries)
    {
        string gallery = _shell.Write("g.csv", "0.5\n19\n7\n");
        string points = _shell.Write("q.csv", "0.25\n1\n18\n20\n");
        string[] words = ["retrieve", points, "--labels", _shell.Write("q.l.csv", "1.0\n1.0\n2.0\n2.0\n")];
        JsonElement r = _shell.Json([.. words, "--gallery", gallery, "--gallery-labels", _shell.Write("gl.csv", labels)]);
        Assert.Equal((queries, 4 - queries), (r.Whole("queries"), r.Whole("without_positive")));
    }

    [Theory]
    [InlineData("--at is '0'", "--at", "0")]
    [InlineData("--at is '1,x'", "--at", "1,x")]
    [InlineData("belong together", "--gallery", "g.csv")]
    [InlineData("no.csv: no such file", "--gallery", "no.csv", "--gallery-labels", "no.csv")]
    public void Retrieve_BadWords_AreRefused(string message, params string[] words) =>
        Shell.Refused(message, ["retrieve", .. Line(), .. words]);

    [Fact]
    public void Triples_Json_HasTheNamesOfTheContract()
    {
        JsonElement t = _shell.Json(["triples", .. Tied(), "--mining", "easy-semi-hard", "--margin", "0.05"]);
        Assert.Equal(5, t.Whole("triples"));
        JsonElement[] rows = [.. t.GetProperty("rows").EnumerateArray()];
        Assert.Equal(5, rows.Length);
        Assert.All(
            (string[])["anchor", "positive", "negative", "d_ap", "d_an", "loss", "active"],
            n => Assert.True(rows[0].TryGetProperty(n, out _))
        );
        JsonElement losses = t.GetProperty("losses");
        Assert.Equal(0.21, losses.Number("mean"), 1e-12);
        Assert.Equal(1.05, losses.Number("sum"), 1e-12);
        int active = t.Whole("active");
        Assert.Equal(1.05 / active, losses.Number("active_mean"), 1e-12);
    }

    [Theory]
    [InlineData("t.csv")]
    [InlineData("t.npy")]
    public void Triples_WrittenAndGivenAgain_AreTheSame(string name)
    {
        string file = _shell.PathOf(name);
        JsonElement mined = _shell.Json(["triples", .. Tied(), "--mining", "all-hard", "--out", file]);
        JsonElement given = _shell.Json(["triples", .. Tied(), "--from", file]);
        Assert.Equal(mined.GetProperty("rows").GetRawText(), given.GetProperty("rows").GetRawText());
        Assert.Equal(JsonValueKind.Null, given.GetProperty("mining").ValueKind);
    }

    [Fact]
    public void Triples_FallbacksDropped_AreFewer()
    {
        int Count(string fallback) =>
            _shell.Json(["triples", .. Tied(), "--mining", "hard-semi-hard", "--semi-hard-fallback", fallback]).Whole("triples");
        Assert.True(Count("drop") < Count("keep"));
    }

    [Fact]
    public void Triples_ReleasedSct_HasItsTemperatureAndBranch()
    {
        string points = _shell.Write("s.csv", "1,0.0\n.98,.199\n.9,.4359\n0,1.0\n");
        string[] words =
        [
            .. $"triples {points} --labels {_shell.Write("s.labels.csv", "0\n0\n1\n1\n")} --loss sct --distance cosine --mining easy-hard".Split(
                ' '
            ),
        ];
        double Mean(params string[] more) => _shell.Json([.. words, .. more]).Number("losses.mean");
        Assert.Equal(0.5169, Mean("--temperature", "0.1"), 5e-5);
        Assert.Equal(0.7317, Mean("--sct-form", "released"), 5e-5);
    }

    [Theory]
    [InlineData("--sct-form", "released")]
    [InlineData("--lambda", "2")]
    public void Triples_AnOptionOfSctForAnotherLoss_IsRefused(params string[] words) =>
        Shell.Refused($"{words[0]} is of sct; --loss is soft-margin", ["triples", .. Tied(), "--loss", "soft-margin", .. words]);

    [Fact]
    public void Triples_OneClass_HasNoMean()
    {
        JsonElement t = _shell.Json("triples", _shell.Write("o.csv", "1.5\n2.5\n"), "--labels", _shell.Write("o.labels.csv", "7\n7\n"));
        Assert.Equal(0, t.Whole("triples"));
        Assert.Equal(JsonValueKind.Null, t.At("losses.mean").ValueKind);
        Assert.Equal(0, t.Number("losses.sum"));
    }

    [Fact]
    public void DynamicsScatter_WithoutATriple_HasNoShares()
    {
        string[] words =
        [
            .. $"dynamics scatter {_shell.Write("o.csv", "1.5,1\n2.5,1\n")} --labels {_shell.Write("o.labels.csv", "7\n7\n")}".Split(' '),
        ];
        Assert.Equal("0 triples by easy-hard among 2 points in R^2\nno triple: the shares have no value\n", _shell.Run(words).Output);
    }

    [Theory]
    [InlineData("1,4\n", "has no column '2'")]
    [InlineData("0,4,9\n", "row 0 names the point 9")]
    [InlineData("0,3,1\n0,1,3\n", "row 1 is no triple: the positive 1")]
    [InlineData("0,3,4\n", "row 0 is no triple: the negative 4")]
    [InlineData("0,0,1\n", "row 0 is no triple: the positive 0 is the anchor")]
    [InlineData("anchor,positive\n0,3\n", "has no column 'negative'")]
    public void Triples_GivenOnesThatAreNone_AreRefusedByRow(string rows, string message) =>
        Shell.Refused(message, ["triples", .. Tied(), "--from", _shell.Write("bad.csv", rows)]);

    [Theory]
    [InlineData("--mining", "hard-hard")]
    [InlineData("--semi-hard-fallback", "keep")]
    public void Triples_GivenOnesAndAWayToMineThem_AreRefused(params string[] words) =>
        Shell.Refused($"{words[0]} mines triples, which --from gives", ["triples", .. Tied(), "--from", "no.csv", .. words]);

    [Theory]
    [InlineData("# made by hand\n\n0,3,1\n")]
    [InlineData("# made by hand\nanchor,positive,negative\n0,3,1\n")]
    [InlineData("0,3,1e0\n")]
    [InlineData("\n\"anchor\",positive,negative,loss\r\n\r\n0,3,1,nan\r\n")]
    public void Triples_GivenBelowCommentsAndBlankLines_AreRead(string rows)
    {
        JsonElement t = _shell.Json(["triples", .. Tied(), "--from", _shell.Write("given.csv", rows)]);
        Assert.Equal(1, t.Whole("triples"));
    }

    [Fact]
    public void Triples_FirstLine012_IsATriple()
    {
        string file = _shell.Write("f.csv", "0,1,2\n");
        string points = _shell.Write("p.csv", "1.5\n2.5\n4\n");
        JsonElement t = _shell.Json("triples", points, "--labels", _shell.Write("p.labels.csv", "5\n5\n6\n"), "--from", file);
        Assert.Equal(1, t.Whole("triples"));
    }

    [Fact]
    public void Commands_RowsWithoutDirectionAndScalesWithoutSquares_NameTheFile()
    {
        string zero = _shell.Write("zero.csv", "1,2\n0,0.0\n3,1\n");
        string huge = _shell.Write("huge.csv", "1.9e160,2\n0,1\n3,1\n");
        string tiny = _shell.Write("tiny.csv", "1,2e-200\n1,0\n1,1e-200\n");
        string labels = _shell.Write("three.csv", "5\n5\n6\n");
        Shell.Refused("zero.csv: row 1 is zero", "dynamics", "scatter", zero, "--labels", labels);
        Shell.Refused("zero.csv: row 1 is zero", "gradients", "--embedding", zero, "--labels", labels);
        Shell.Refused("zero.csv: row 1 is zero", "triples", zero, "--labels", labels, "--distance", "chord");
        Shell.Refused("zero.csv: row 1 is zero", "measure", zero, "--labels", labels, "--normalise");
        Shell.Refused("huge.csv: a coordinate is 1.9E+160", "retrieve", huge, "--labels", labels);
        Shell.Refused("huge.csv: a coordinate is 1.9E+160", "measure", huge, "--labels", labels);
        Shell.Refused("tiny.csv: the points lie within 2E-200", "measure", tiny, "--labels", labels);
    }

    private string[] Line() =>
        [_shell.Write("line.csv", "0.0\n1\n3\n7\n20\n"), "--labels", _shell.Write("line.labels.csv", "a\nb\na\nb\nc\n")];

    private string[] Tied() =>
        [_shell.Write("tied.csv", "1\n2\n3\n3\n0\n"), "--labels", _shell.Write("tied.labels.csv", "1\n0\n0\n1\n1\n")];
}
