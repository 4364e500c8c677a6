using System.Text;
using static IsoTriplet.Tests.Numerics.TestFiles;

namespace IsoTriplet.Tests.Numerics;

public sealed class FileRoundTripTests : IDisposable
{
    private readonly TestFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(2, 300)]
    [InlineData(5000, 3)]
    public void Write_ThenRead_GivesTheSameBits(int points, int dimension)
    {
        Embedding f = Draw.UniformPoints(points, dimension, seed: 1, scale: 1e-300);
        string path = Path.Combine(_files.Folder, "f.npy");
        EmbeddingFile.Write(path, f);
        Embedding g = EmbeddingFile.Read(path);
        Assert.Equal((points, dimension), (g.Points, g.Dimension));
        Assert.Equal(f.Values.ToArray(), g.Values.ToArray());
        Assert.Equal(0, (new FileInfo(path).Length - ((long)points * dimension * 8)) % 64);
    }

    [Fact]
    public void Write_ExactBytes_AreThoseOfNumPy()
    {
        string path = Path.Combine(_files.Folder, "f.npy");
        EmbeddingFile.Write(path, Embedding.Create(1, 2, [1, -2]));
        byte[] header =
        [
            0x93,
            .. "NUMPY"u8,
            1,
            0,
            118,
            0,
            .. Encoding.ASCII.GetBytes("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 2), }".PadRight(117) + "\n"),
        ];
        Assert.Equal([.. header, .. Doubles(1, -2)], File.ReadAllBytes(path));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Read_EveryVersion_GivesTheSameNumbers(byte version)
    {
        string path = _files.Put("v.npy", Npy("<f8", "(3, 2)", Doubles(1, 2, 3, 4, 5, 6), version: version));
        Assert.Equal([1, 2, 3, 4, 5, 6], EmbeddingFile.Read(path).Values.ToArray());
    }

    [Fact]
    public void Read_FortranOrder_TransposesIntoRows()
    {
        string path = _files.Put("f.npy", Npy("<f8", "(3, 2)", Doubles(1, 3, 5, 2, 4, 6), fortran: true));
        Assert.Equal([1, 2, 3, 4, 5, 6], EmbeddingFile.Read(path).Values.ToArray());
    }

    [Fact]
    public void Read_SinglePrecision_Widens()
    {
        string path = _files.Put("s.npy", Npy("<f4", "(2, 1)", Singles(0.1f, float.Epsilon)));
        Assert.Equal([0.1f, float.Epsilon], EmbeddingFile.Read(path).Values.ToArray());
    }

    [Fact]
    public void Read_OddButValidHeader_IsAccepted()
    {
        string header = "{\"shape\":( 2 ,1),'fortran_order' : False,\n'descr':\"<f8\"}   ";
        Assert.Equal([7, 8], EmbeddingFile.Read(_files.Put("o.npy", Npy(header, Doubles(7, 8)))).Values.ToArray());
    }

    [Theory]
    [InlineData("|b1", new byte[] { 0, 1, 2 }, "0 1 1")]
    [InlineData("|i1", new byte[] { 0, 127, 128 }, "0 127 -128")]
    [InlineData("|u1", new byte[] { 0, 127, 128 }, "0 127 128")]
    [InlineData("<i2", new byte[] { 0, 128, 1, 0 }, "-32768 1")]
    [InlineData("<u2", new byte[] { 0, 128, 1, 0 }, "32768 1")]
    [InlineData("<i4", new byte[] { 255, 255, 255, 255 }, "-1")]
    [InlineData("<u4", new byte[] { 255, 255, 255, 255 }, "4294967295")]
    [InlineData("<i8", new byte[] { 255, 255, 255, 255, 255, 255, 255, 255 }, "-1")]
    [InlineData("<u8", new byte[] { 255, 255, 255, 255, 255, 255, 255, 255 }, "18446744073709551615")]
    public void ReadLabels_EveryWidth_GivesTheNumbers(string descr, byte[] data, string expected)
    {
        string[] texts = expected.Split(' ');
        Labels labels = LabelFile.Read(_files.Put("l.npy", Npy(descr, $"({texts.Length},)", data)));
        Assert.Equal(texts, Enumerable.Range(0, labels.Count).Select(i => labels.Names[labels[i]]), StringComparer.Ordinal);
    }

    [Fact]
    public void WriteIntegers_ThenReadLabels_GivesTheNumbers()
    {
        string path = Path.Combine(_files.Folder, "l.npy");
        NpyFile.Write(path, new long[] { 5, -7, 5 });
        Labels labels = LabelFile.Read(path, 3);
        Assert.Equal(["5", "-7"], labels.Names);
        Assert.Equal([0, 1, 0], labels.ClassOf.ToArray());
    }

    [Theory]
    [InlineData("1,2\n3,4\n")]
    [InlineData("a,b\r\n1,2\r\n3,4")]
    [InlineData("1;2\n3;4")]
    [InlineData("  1  2 \n3\t 4\n")]
    [InlineData("1|2\r3|4\r")]
    [InlineData("# a b\n# c\n1 2\n3 4\n")]
    [InlineData("a,b,\n1,2,\n3,4,\n")]
    [InlineData("\uFEFF\"x, the first\",\"y\"\"\"\n 1 , 2 \n\"3\",4e0\n\n")]
    [InlineData("1.0,+2\n3,.4e1\n")]
    [InlineData("PC 1,#\n1,2\n3,4")]
    public void ReadCsv_WithAndWithoutHeader_GivesTheNumbers(string content) =>
        Assert.Equal([1, 2, 3, 4], EmbeddingFile.Read(_files.Put("e.csv", content)).Values.ToArray());

    [Theory]
    [InlineData("3\n3\n-1\n", "3 3 -1")]
    [InlineData("y\n3\n3\n-1\n", "3 3 -1")]
    [InlineData("weird\n3\n03\n-1\n", "3 3 -1")]
    [InlineData("cat\ndog\ncat\n", "cat dog cat")]
    [InlineData("Class\ncat\ndog\ncat\n", "cat dog cat")]
    [InlineData("\"cat, big\"\r\n7\r\ndog\r\n", "cat, big|7|dog")]
    [InlineData("animal\ncat\ndog\ncat", "cat dog cat")]
    public void ReadLabelsCsv_IntegersOrTexts_GivesTheLabels(string content, string expected)
    {
        Labels labels = LabelFile.Read(_files.Put("l.csv", content), 3);
        string[] texts = expected.Split(expected.Contains('|') ? '|' : ' ');
        Assert.Equal(texts, Enumerable.Range(0, 3).Select(i => labels.Names[labels[i]]), StringComparer.Ordinal);
    }

    [Fact]
    public void Write_FailingWriter_LeavesTheOldFileAndNothingElse()
    {
        string path = _files.Put("old.txt", "old");
        Assert.Throws<ArithmeticException>(() =>
            AtomicFile.Write(
                path,
                stream =>
                {
                    stream.WriteByte(1);
                    throw new ArithmeticException();
                }
            )
        );
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_files.Folder));
    }

    [Fact]
    public void Together_FailingLater_LeavesNothingOfTheEarlierFiles()
    {
        string old = _files.Put("old.txt", "old");
        string folder = Path.Combine(_files.Folder, "made");
        int Body(bool fail)
        {
            AtomicFile.WriteText(old, "new");
            AtomicFile.WriteText(Path.Combine(folder, "one.txt"), "1");
            return fail ? throw new ArithmeticException() : 7;
        }
        Assert.Throws<ArithmeticException>(() => AtomicFile.Together(folder, () => Body(fail: true)));
        Assert.Equal("old", File.ReadAllText(old));
        Assert.Equal([old], Directory.GetFileSystemEntries(_files.Folder));
        Assert.Equal(7, AtomicFile.Together(folder, () => Body(fail: false)));
        Assert.Equal(("new", "1"), (File.ReadAllText(old), File.ReadAllText(Path.Combine(folder, "one.txt"))));
        Assert.Equal(3, Directory.GetFileSystemEntries(_files.Folder, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void Write_ThroughALink_ReplacesTheFileAtItsEnd()
    {
        string path = _files.Put("old.txt", "old");
        string link = Path.Combine(_files.Folder, "link.txt");
        File.CreateSymbolicLink(link, "old.txt");
        AtomicFile.WriteText(link, "new");
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal("old.txt", new FileInfo(link).LinkTarget);
        Assert.Equal(path, AtomicFile.Resolve(link));
    }

    [Fact]
    public void Write_LinksInACircle_AreRefusedByName()
    {
        string link = Path.Combine(_files.Folder, "circle.txt");
        File.CreateSymbolicLink(link, "circle.txt");
        InputException refused = Assert.Throws<InputException>(() => AtomicFile.WriteText(link, "new"));
        Assert.StartsWith($"{link}: cannot be written", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_MissingFolder_IsRefusedByName()
    {
        string path = Path.Combine(_files.Folder, "nowhere", "f.npy");
        InputException refused = Assert.Throws<InputException>(() => EmbeddingFile.Write(path, Draw.UniformPoints(1, 1, 0)));
        Assert.Contains("cannot be written", refused.Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => EmbeddingFile.Write(Path.Combine(_files.Folder, "f.csv"), Draw.UniformPoints(1, 1, 0)));
    }

    [Fact]
    public void Normalise_AnyScale_GivesUnitRows()
    {
        Embedding f = UnitSphere.Normalise(Embedding.Create(4, 2, [3, 4, -3e-300, 4e-300, 5e300, 0, 1e-310, -1e-310]));
        Assert.Equal([0.6, 0.8, -0.6, 0.8, 1, 0], f.Values[..6].ToArray(), static (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal(Math.Sqrt(0.5), f[3, 0], 1e-12);
    }

    [Fact]
    public void Normalise_ZeroRow_IsRefusedByRow() =>
        Assert.Contains(
            "row 1 is zero",
            Assert.Throws<ArgumentException>(() => UnitSphere.Normalise(Embedding.Create(2, 2, [1, 0, 0, -0.0]))).Message,
            StringComparison.Ordinal
        );
}
