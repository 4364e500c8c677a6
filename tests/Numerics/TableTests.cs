using System.Diagnostics;
using static IsoTriplet.Tests.Numerics.TestFiles;

namespace IsoTriplet.Tests.Numerics;

/// <summary>Tables as other programs write them: columns, labels inside and beside, headers that may be none.</summary>
public sealed class TableTests : IDisposable
{
    private static readonly double[] Quarters = [.. Enumerable.Range(0, 12).Select(k => k / 4.0)];

    private readonly TestFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Read_PandasWithAndWithoutIndex_AsksAndThenGivesTheNumbers()
    {
        Refused("line 1 counts 0, 1:", () => EmbeddingFile.Read(Sample("pandas.csv")));
        Refused(
            "column 0 ('') looks like no coordinate: name the coordinates with --columns, such as --columns 0-1, or",
            () => EmbeddingFile.Read(Sample("pandas-index.csv"))
        );
        Assert.Equal(Quarters, EmbeddingFile.Read(Sample("pandas.csv"), new TableOptions { Header = true }).Values.ToArray());
        Assert.Equal(7, EmbeddingFile.Read(Sample("pandas.csv"), new TableOptions { Header = false }).Points);
        Assert.Equal(Quarters, EmbeddingFile.Read(Sample("pandas-index.csv"), new TableOptions { Columns = "0-1" }).Values.ToArray());
        Assert.Equal(Quarters, EmbeddingFile.Read(Sample("pandas-index.csv"), new TableOptions { Columns = "1-2" }).Values.ToArray());
    }

    [Fact]
    public void Read_NumPysTextWithAHeader_GivesTheNumbers() =>
        Assert.Equal(Quarters, EmbeddingFile.Read(Sample("numpy.txt")).Values.ToArray());

    // The text is read in parts of 4096 characters: the second mark falls on the last one of a part.
    [Theory]
    [InlineData(4093)]
    [InlineData(4094)]
    [InlineData(4095)]
    public void Read_CommentsAcrossTheEndOfABuffer_AreSkipped(int length) =>
        Assert.Equal(2, EmbeddingFile.Read(_files.Put("c.txt", $"# {new string('x', length - 2)}\n# a b\n1 2\n3 4\n")).Points);

    // As pandas, R and Excel write and read them.
    [Theory]
    [InlineData("1,2\n\n3,4\n")]
    [InlineData("\n1,2\n3,4")]
    [InlineData("1,2\r\n\r\n3,4\r\n\r\n")]
    [InlineData("1,2\r\r\n3,4\r\r\n")]
    [InlineData("1,2\r\r3,4\r")]
    [InlineData("1 2\n  \n\t\n3 4\n \n")]
    [InlineData("1\t2\n\n3\t4\n")]
    [InlineData("\uFEFF\n# a b\n\n# c\na;b\n\n1;2\n\n\n3;4\n\n")]
    [InlineData("# a\r1 2\r3 4\r")]
    public void Read_BlankLinesAmongSeveralColumns_ArePassedOver(string content) =>
        Assert.Equal([1, 2, 3, 4], EmbeddingFile.Read(_files.Put("b.txt", content)).Values.ToArray());

    // The line that Excel writes and reads above a table.
    [Theory]
    [InlineData("sep=;\n1;2\n3;4\n")]
    [InlineData("\uFEFFsep=;\r\na;b\r\n1;2\r\n3;4\r\n")]
    [InlineData("SEP=\t\n1\t2\n3\t4")]
    [InlineData("sep=~\n\na~b\n1~2\n3~4\n")]
    [InlineData("sep= \n1 2\n3 4\n")]
    public void Read_SeparatorNamedInTheFirstLine_IsThatOne(string content)
    {
        Assert.Equal([1, 2, 3, 4], EmbeddingFile.Read(_files.Put("s.csv", content)).Values.ToArray());
        Assert.Equal("x y", string.Join(' ', LabelFile.Read(_files.Put("l.csv", "sep=;\nx\ny\n")).Names));
    }

    [Fact]
    public void Read_AFaultBelowALineThatNamesTheSeparator_IsOfItsLine()
    {
        Refused("line 3 has 1 field, line 2 has 2", () => EmbeddingFile.Read(_files.Put("s.csv", "sep=;\n1;2\n3\n")));
        TableOptions semicolon = new() { Separator = ';' };
        Assert.Equal([1, 2], EmbeddingFile.Read(_files.Put("c.csv", "sep=,\n1;2\n"), semicolon).Values.ToArray());
        // No such line, but a header.
        Assert.Equal(2, EmbeddingFile.Read(_files.Put("h.csv", "sep=a,b\n1,2\n3,4\n")).Points);
    }

    [Fact]
    public void ReadLabelled_BlankLines_LeaveEachLabelBesideItsPoint()
    {
        string path = _files.Put("b.csv", "a,b,kind\n\n1,2,x\n\n3,4,y\n5,6,x\n\n");
        (Embedding points, Labels labels) = EmbeddingFile.ReadLabelled(path, null, new TableOptions { LabelColumn = "kind" });
        Assert.Equal([1, 2, 3, 4, 5, 6], points.Values.ToArray());
        Assert.Equal([0, 1, 0], labels.ClassOf.ToArray());
        Assert.Equal([0, 1, 0], LabelFile.Read(path, 3, new TableOptions { LabelColumn = "kind" }).ClassOf.ToArray());
    }

    // A quoted nothing is what pandas writes for a label that is missing; taken for the end of the file it made a label of the header.
    [Fact]
    public void ReadLabels_LastOneIsAQuotedNothing_IsRefused() =>
        Refused("row 2 has no label in column 0", () => LabelFile.Read(_files.Put("l.csv", "kind\na\nb\n\"\"\n"), 3));

    [Fact]
    public void ReadLabelled_LabelColumn_IsNoCoordinate()
    {
        (Embedding points, Labels labels) = EmbeddingFile.ReadLabelled(
            Sample("pandas-label.tsv"),
            null,
            new TableOptions { LabelColumn = "label" }
        );
        Assert.Equal(Quarters, points.Values.ToArray());
        Assert.Equal([0, 1, 2, 0, 1, 2], labels.ClassOf.ToArray());
        Refused("column 2 ('label') looks like no coordinate", () => EmbeddingFile.Read(Sample("pandas-label.tsv")));
        Refused(
            "has no column 'kind'",
            () => EmbeddingFile.ReadLabelled(Sample("pandas-label.tsv"), null, new TableOptions { LabelColumn = "kind" })
        );
    }

    [Theory]
    [InlineData("a-c", "1 2 3")]
    [InlineData("c,a", "3 1")]
    [InlineData("0-1,4", "1 2 5")]
    [InlineData("x-1", "4")]
    [InlineData("x-1-y, 0", "4 5 1")]
    public void Read_ColumnsNamed_TakesThemInTheirOrder(string columns, string expected)
    {
        string path = _files.Put("t.csv", "a,b,c,x-1,y\n1,2,3,4,5\n");
        Assert.Equal(expected, string.Join(' ', EmbeddingFile.Read(path, new TableOptions { Columns = columns }).Values.ToArray()));
    }

    [Fact]
    public void Read_ANameThatTwoColumnsHave_AsksForTheirNumber()
    {
        string path = _files.Put("t.csv", "a,b,a\n1,2,3\n4,5,6\n");
        Refused("columns 0 and 2 are both called 'a'", () => EmbeddingFile.Read(path, new TableOptions { Columns = "a" }));
        Refused("columns 0 and 2 are both called 'a'", () => EmbeddingFile.Read(path, new TableOptions { Columns = "a-b" }));
        Refused(
            "columns 0 and 2 are both called 'a'",
            () => EmbeddingFile.ReadLabelled(path, null, new TableOptions { LabelColumn = "a" })
        );
        Refused("columns 0 and 2 are both called 'a'", () => LabelFile.Read(path, 2, new TableOptions { LabelColumn = "a" }));
        Assert.Equal([3, 2, 6, 5], EmbeddingFile.Read(path, new TableOptions { Columns = "2,b" }).Values.ToArray());
        Assert.Equal([1, 2, 3, 4, 5, 6], EmbeddingFile.Read(path).Values.ToArray());
    }

    [Theory]
    [InlineData("c-a", "runs backwards")]
    [InlineData("a,a", "twice")]
    [InlineData("a-q", "has no column 'a-q'")]
    [InlineData("5", "has no column '5'")]
    [InlineData("a-", "has no column 'a-'")]
    [InlineData("a,,b", "has no column ''")]
    public void Read_ColumnsThatAreNone_AreRefused(string columns, string fault)
    {
        string path = _files.Put("t.csv", "a,b,c,x-1,y\n1,2,3,4,5\n");
        Refused(fault, () => EmbeddingFile.Read(path, new TableOptions { Columns = columns }));
    }

    [Theory]
    [InlineData("0\n0.5\n0.25\n", "3\n4\n", "0.5 0.25")]
    [InlineData("0\n1\n5\n", "3\n4\n3\n", "0 1 5")]
    public void ReadLabelled_AColumnThatBeginsWith0_TheNumberOfLabelsDecides(string points, string labels, string expected)
    {
        (Embedding read, _) = EmbeddingFile.ReadLabelled(_files.Put("e.csv", points), _files.Put("l.csv", labels));
        Assert.Equal(expected, string.Join(' ', read.Values.ToArray()));
    }

    [Fact]
    public void ReadLabelled_BothBeginWith0AndOnlyOneIsOfIntegers_Asks() =>
        Refused("line 1 is 0", () => EmbeddingFile.ReadLabelled(_files.Put("e.csv", "0\n0.5\n0.25\n"), _files.Put("l.csv", "0\n1\n1\n")));

    [Theory]
    [InlineData("y,n,y,n,y,n", 6, "y n")]
    [InlineData("y,n,y,n,y,n", 5, "n y")]
    [InlineData("0,0,0,1,1,1,1", 6, "0 1")]
    [InlineData("y,n,n,n,n,n", 5, "n")]
    [InlineData("0,1,2,1,2,1,1", 6, "1 2")]
    [InlineData("7e3,no,7e3,12345678901234567890,no,5", 6, "7e3 no 12345678901234567890 5")]
    [InlineData("0.0,1.0,0,1.000e+00,2.0,2", 6, "0 1 2")]
    [InlineData("1.5,2,1.5,2,1.5,2", 6, "1.5 2")]
    [InlineData("a,1,1,2,2,2", 6, "a 1 2")]
    [InlineData("y,n,n,n,n,n", 6, "y n")]
    [InlineData("0,1,1,2,2,2,1", 6, "1 2")]
    [InlineData("nan,cat,1,nan,cat,1", 6, "nan cat 1")]
    [InlineData("none,na,none,na", 4, "none na")]
    [InlineData("big cat,big dog,big cat,big dog,big cat,big dog", 6, "big cat|big dog")]
    public void ReadLabels_AsManyLinesAsPointsOrOneMore_TheCountDecides(string lines, int points, string classes)
    {
        Labels labels = LabelFile.Read(_files.Put("l.csv", lines.Replace(',', '\n')), points);
        Assert.Equal(classes.Split(classes.Contains('|') ? '|' : ' '), labels.Names);
    }

    // As NumPy's savetxt, R and pandas write a label that is missing.
    [Theory]
    [InlineData("1,2,nan,2", "row 2 has the label 'nan'")]
    [InlineData("1.0,NaN,2.0,1.0", "row 1 has the label 'NaN'")]
    [InlineData("label,1,2,NA,2", "row 2 has the label 'NA'")]
    [InlineData("0.5,0.25,0.5,None", "row 3 has the label 'None'")]
    public void ReadLabels_AMissingOneAmongNumbers_IsRefused(string lines, string fault) =>
        Refused(fault, () => LabelFile.Read(_files.Put("l.csv", lines.Replace(',', '\n')), 4));

    [Theory]
    [InlineData("label,3,4,3", 4)]
    [InlineData("label,n,n,n", 4)]
    [InlineData("3,4,3", 2)]
    [InlineData("cat,cat,cat,dog,dog,dog,dog", 6)]
    public void ReadLabels_AHeaderForCertainOrNone_IsCountedAsSuch(string lines, int points) =>
        Refused($"{points} were expected", () => LabelFile.Read(_files.Put("l.csv", lines.Replace(',', '\n')), points));

    [Fact]
    public void ReadLabelled_ALabelTooMany_IsNoHeader() =>
        Refused(
            "e.csv: has 2 points; 3 were expected, one a label of",
            () => EmbeddingFile.ReadLabelled(_files.Put("e.csv", "1.5,2\n3,4\n"), _files.Put("l.csv", "cat\ncat\ndog\n"))
        );

    // Null: asked about.
    [Theory]
    [InlineData("0.1,0.2,cat/0.3,0.4,dog/0.5,0.6,dog", 3)]
    [InlineData("0.5,0.2,y/0.1,0.2,n/0.1,0.3,n", 3)]
    [InlineData("1,2,label/0.1,0.2,cat/0.3,0.4,cat", 2)]
    [InlineData("0,1,label/0.1,0.2,cat/0.3,0.4,cat", 2)]
    [InlineData("1,2,label/0.1,0.2,cat/0.3,0.4,label", 3)]
    [InlineData("1,2,cat/3,4,dog/5,6,cat", 3)]
    [InlineData("0,1,y/5,6,n/7,8,y", 3)]
    [InlineData("1,2,species/0.1,0.2,cat/0.3,0.4,cat", null)]
    [InlineData("1,2,label/3,4,cat/5,6,cat", null)]
    [InlineData("0.5,0.2,label/0.1,0.2,cat/0.3,0.4,cat", null)]
    public void Read_NumbersBesideATextInLine1_AreAHeaderOrAPointOrAskedAbout(string lines, int? points)
    {
        string path = _files.Put("t.csv", lines.Replace('/', '\n'));
        TableOptions options = new() { Columns = "0-1" };
        if (points is { } expected)
        {
            Assert.Equal(expected, EmbeddingFile.Read(path, options).Points);
            return;
        }
        Refused("say --header yes or --header no", () => EmbeddingFile.Read(path, options));
        Assert.Equal(2, EmbeddingFile.Read(path, options with { Header = true }).Points);
    }

    [Theory]
    [InlineData("b,a\n2,1\n", "1 2")]
    [InlineData("a,b\n1,2\n", "1 2")]
    [InlineData("c,d\n1,2\n", "1 2")]
    [InlineData("a,d\n1,2\n", "1 2")]
    [InlineData("b,d\n1,2\n", null)]
    public void Read_InTheOrderOfAnotherTable_TakesTheSameNames(string table, string? expected)
    {
        TableOptions options = new() { Order = EmbeddingFile.CoordinateNames(_files.Put("f.csv", "a,b\n5,6\n")) };
        string path = _files.Put("g.csv", table);
        if (expected is null)
        {
            Refused("name the coordinates of both with --columns", () => EmbeddingFile.Read(path, options));
            return;
        }
        Assert.Equal(expected, string.Join(' ', EmbeddingFile.Read(path, options).Values.ToArray()));
    }

    [Fact]
    public void Read_APipeThatNobodyWritesTo_IsRefusedUnopened()
    {
        string link = Path.Combine(_files.Folder, "link.csv");
        foreach (string name in (string[])["p.csv", "p.npy", "p.npz", "p.parquet"])
        {
            string pipe = Path.Combine(_files.Folder, name);
            using (Process process = Process.Start("mkfifo", [pipe]))
            {
                process.WaitForExit();
            }
            Refused("is not a regular file", () => EmbeddingFile.Read(pipe));
            Refused("is not a regular file", () => LabelFile.Read(pipe));
            Assert.Contains(
                "is not a regular file",
                Assert.Throws<CertificateException>(() => CertificateFile.Read(pipe)).Message,
                StringComparison.Ordinal
            );
        }
        File.CreateSymbolicLink(link, "p.csv");
        Refused("is not a regular file", () => InputFile.Text(link));
        File.Delete(link);
        File.CreateSymbolicLink(link, _files.Put("t.csv", "1.5,2\n"));
        Assert.Equal("1.5,2\n", InputFile.Text(link));
    }

    [Theory]
    [InlineData("0", 3)]
    [InlineData("1", 3)]
    [InlineData("kind", 2)]
    public void ReadLabels_OneOfSeveralColumns_ByNameOrNumber(string column, int count)
    {
        string path = _files.Put("l.txt", column == "kind" ? "kind\tfile\n3\ta.jpg\n4\tb.jpg\n" : "3\ta.jpg\n4\tb.jpg\n3\tc.jpg\n");
        Assert.Equal(count, LabelFile.Read(path, count, new TableOptions { LabelColumn = column }).Count);
        Refused("has 2 columns", () => LabelFile.Read(path, count));
    }

    [Fact]
    public void ReadLabels_EveryRowItsOwnClass_IsRefusedAboveTenUnlessMeant()
    {
        string eleven = _files.Put("l.csv", string.Join('\n', Enumerable.Range(0, 11).Select(k => $"c{k}")));
        Refused("every one of 11 rows is a class of its own ('c0', 'c1', ...)", () => LabelFile.Read(eleven, 11));
        Assert.Equal(11, LabelFile.Read(eleven, 11, new TableOptions { LabelsAsGiven = true }).Classes);
        Assert.Equal(10, LabelFile.Read(eleven, 10).Classes);
    }

    [Fact]
    public void ReadLabelled_NumbersThatDiffer_TheFileThatHasFewerIsNamed()
    {
        string three = _files.Put("three.csv", "1,5\n2,5\n3,6\n");
        string two = _files.Put("two.npy", Npy("<i8", "(2,)", new byte[16]));
        string four = _files.Put("four.npy", Npy("<i8", "(4,)", new byte[32]));
        Assert.StartsWith($"{two}: has 2 labels; 3", Refused("", () => EmbeddingFile.ReadLabelled(three, two)), StringComparison.Ordinal);
        Assert.StartsWith(
            $"{three}: has 3 points; 4",
            Refused("", () => EmbeddingFile.ReadLabelled(three, four)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Read_SeparatorSaid_IsNotFound()
    {
        string path = _files.Put("t.csv", "1;2\n3;4\n");
        Refused("row 0, column 0 is '1;2'", () => EmbeddingFile.Read(path, new TableOptions { Separator = ',' }));
        Assert.Equal(2, EmbeddingFile.Read(_files.Put("u.csv", "1:2\n3:4\n"), new TableOptions { Separator = ':' }).Dimension);
    }

    [Theory]
    [InlineData("<f2", new byte[] { 0, 0x3c, 0, 0xc0 }, "1 -2")]
    [InlineData(">f2", new byte[] { 0x3c, 0, 0xc0, 0 }, "1 -2")]
    [InlineData(">f4", new byte[] { 0x3f, 0x80, 0, 0, 0xc0, 0, 0, 0 }, "1 -2")]
    [InlineData("|u1", new byte[] { 1, 255 }, "1 255")]
    [InlineData("|i1", new byte[] { 1, 255 }, "1 -1")]
    [InlineData(">i2", new byte[] { 1, 0, 255, 255 }, "256 -1")]
    [InlineData(">u4", new byte[] { 0, 0, 1, 0, 255, 255, 255, 255 }, "256 4294967295")]
    [InlineData("<i8", new byte[] { 0, 0, 0, 0, 0, 0, 0, 128, 1, 0, 0, 0, 0, 0, 0, 0 }, "-9.223372036854776E+18 1")]
    public void ReadNpy_EveryKindAndByteOrder_GivesTheNumbers(string descr, byte[] data, string expected)
    {
        string path = _files.Put("e.npy", Npy(descr, "(1, 2)", data));
        Assert.Equal(expected, string.Join(' ', EmbeddingFile.Read(path).Values.ToArray()));
    }

    [Theory]
    [InlineData("<f4", "(2, 1)", new byte[] { 0, 0, 0x40, 0x40, 0, 0, 0, 0x80 }, "3 0")]
    [InlineData(">i2", "(1, 2)", new byte[] { 1, 0, 255, 255 }, "256 -1")]
    [InlineData(">U2", "(2,)", new byte[] { 0, 0, 0, 97, 0, 1, 0xf4, 0, 0, 0, 0, 98, 0, 0, 0, 0 }, "a\U0001f400 b")]
    [InlineData("|S3", "(2,)", new byte[] { 97, 0xc3, 0xa9, 98, 0, 0 }, "aé b")]
    [InlineData("|S1", "(2,)", new byte[] { 55, 56 }, "7 8")]
    public void ReadNpyLabels_WholeFloatsTextsAndFlatShapes_GiveTheLabels(string descr, string shape, byte[] data, string expected) =>
        Assert.Equal(expected.Split(' '), LabelFile.Read(_files.Put("l.npy", Npy(descr, shape, data)), 2).Names);
}
