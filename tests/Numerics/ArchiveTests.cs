using System.IO.Compression;
using Parquet;
using Parquet.Schema;
using static IsoTriplet.Tests.Numerics.TestFiles;

namespace IsoTriplet.Tests.Numerics;

/// <summary>.npz and .parquet, as NumPy and DuckDB wrote them.</summary>
public sealed class ArchiveTests : IDisposable
{
    private static readonly double[] Quarters = [.. Enumerable.Range(0, 12).Select(k => k / 4.0)];

    private readonly TestFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void ReadNpz_OneArrayFits_NeedsNoKey()
    {
        (Embedding points, Labels labels) = EmbeddingFile.ReadLabelled(Sample("numpy.npz"), Sample("numpy.npz"));
        Assert.Equal(Quarters, points.Values.ToArray());
        Assert.Equal([0, 1, 2, 0, 1, 2], labels.ClassOf.ToArray());
    }

    [Fact]
    public void ReadNpz_SeveralFit_NeedsTheKey()
    {
        string path = Sample("numpy-compressed.npz");
        Refused("name one of 'emb', 'again' as numpy-compressed.npz:KEY", () => EmbeddingFile.Read(path));
        Refused("has no array 'x'; one of 'emb', 'labels', 'again'", () => EmbeddingFile.Read(path + ":x"));
        Refused("labels: has shape (6,); a 2-D array", () => EmbeddingFile.Read(path + ":labels"), "has elements of type");
        Assert.Equal(Quarters, EmbeddingFile.Read(path + ":emb").Values.ToArray());
        Assert.Equal(["cat", "dog", "eel"], LabelFile.Read(path, 6).Names);
        Refused("5 labels was expected", () => LabelFile.Read(path, 5));
    }

    [Fact]
    public void ReadNpz_AByteOfTheDataChanged_TheChecksumTells()
    {
        byte[] bytes = File.ReadAllBytes(Sample("numpy.npz"));
        bytes[bytes.AsSpan().IndexOf(BitConverter.GetBytes(1.25))] ^= 1;
        Refused("is damaged", () => EmbeddingFile.Read(_files.Put("a.npz", bytes)));
    }

    [Fact]
    public void ReadNpz_AnEntryThatSaysItIsHuge_IsRefusedBeforeItIsRead()
    {
        string path = _files.Put("bomb.npz", Archive(("a.npy", Npy("<f8", "(1000000, 1000)", new byte[64]))));
        byte[] bytes = File.ReadAllBytes(path);
        int length = Npy("<f8", "(1000000, 1000)", new byte[64]).Length;
        int at = bytes.AsSpan(40).IndexOf("PK\u0001\u0002"u8) + 40 + 24;
        Assert.Equal(length, BitConverter.ToInt32(bytes, at));
        BitConverter.GetBytes(length - 64 + 2_000_000_000).CopyTo(bytes, at);
        Refused("more than can be there", () => EmbeddingFile.Read(_files.Put("bomb.npz", bytes) + ":a"));
    }

    [Fact]
    public void ReadParquet_ColumnsOfNumbers_AndTheLabelByName()
    {
        (Embedding points, Labels labels) = EmbeddingFile.ReadLabelled(
            Sample("columns.parquet"),
            null,
            new TableOptions { LabelColumn = "label" }
        );
        Assert.Equal(Enumerable.Range(0, 6).SelectMany(i => (double[])[i / 4.0, i * 2]), points.Values.ToArray());
        Assert.Equal([0, 1, 2, 0, 1, 2], labels.ClassOf.ToArray());
        Refused("column 2 ('label') looks like no coordinate", () => EmbeddingFile.Read(Sample("columns.parquet")));
        Assert.Equal("n4", LabelFile.Read(Sample("columns.parquet"), 6, new TableOptions { LabelColumn = "name" }).Names[4]);
    }

    [Fact]
    public void ReadParquet_OneColumnOfLists_IsTheEmbedding()
    {
        (Embedding points, Labels labels) = EmbeddingFile.ReadLabelled(
            Sample("lists.parquet"),
            null,
            new TableOptions { LabelColumn = "kind" }
        );
        Assert.Equal(Enumerable.Range(0, 6).SelectMany(i => (double[])[i, i * 2.5, 1]), points.Values.ToArray());
        Assert.Equal(["cat", "dog"], labels.Names);
        Refused("has 3 columns", () => LabelFile.Read(Sample("lists.parquet"), 6));
    }

    [Fact]
    public void ReadParquet_EveryKind_HolesAndRaggedListsByRow()
    {
        string path = Sample("kinds.parquet");
        Assert.Equal(
            Enumerable.Range(0, 6).SelectMany(i => (double[])[2 * i, i, i / 4.0]),
            EmbeddingFile.Read(path, new TableOptions { Columns = "u-d" }).Values.ToArray()
        );
        Refused("row 3, column 4 ('hole') is missing (null)", () => EmbeddingFile.Read(path, new TableOptions { Columns = "hole" }));
        Refused("row 3 has no label in column 'hole'", () => LabelFile.Read(path, 6, new TableOptions { LabelColumn = "hole" }));
        Refused("ragged: row 1 has 2 numbers, others 1", () => EmbeddingFile.Read(path));
        Refused("holds no numbers", () => EmbeddingFile.Read(path, new TableOptions { Columns = "u,b" }));
        Assert.Equal(["1", "0"], LabelFile.Read(path, 6, new TableOptions { LabelColumn = "b" }).Names);
    }

    [Fact]
    public void ReadParquet_AColumnThatCountsTheRows_Asks()
    {
        Refused("column 0 ('k') counts the rows", () => EmbeddingFile.Read(Sample("counting.parquet")));
        Assert.Equal(1, EmbeddingFile.Read(Sample("counting.parquet"), new TableOptions { Columns = "v" }).Dimension);
    }

    [Fact]
    public void ReadParquet_CountsOfEveryWidth_AreAskedAbout()
    {
        Check(Put<sbyte>("i8", 0, 1, 2));
        Check(Put<byte>("u8", 0, 1, 2));
        Check(Put<short>("i16", 0, 1, 2));
        Check(Put<ushort>("u16", 0, 1, 2));
        Check(Put<uint>("u32", 0, 1, 2));
        Check(Put<long>("i64", 0, 1, 2));
        Assert.Equal([0, 0, 2, 0, 1, 0], EmbeddingFile.Read(Put<byte>("other", 0, 2, 1)).Values.ToArray());

        static void Check(string path) => Refused("column 0 ('column_1') counts the rows", () => EmbeddingFile.Read(path));
    }

    [Fact]
    public void ReadParquet_AnIntegerThatNoDoubleHolds_IsNamedAsOne()
    {
        Refused("is an integer of more than 53 bits", () => EmbeddingFile.Read(Put("long", (1L << 53) + 1, 0, 5)));
        Refused("row 1, column 0 ('column_1') is NaN", () => EmbeddingFile.Read(Put("nan", 0.5, double.NaN, 1)));
        Assert.Equal(1L << 53, EmbeddingFile.Read(Put("fits", 1L << 53, 0, 5))[0, 0]);
    }

    [Fact]
    public void ReadParquet_TwoColumnsOfOneName_AreRefused()
    {
        string path = Put("names", 0.5, 1.5, 1);
        Assert.Equal([0.5, 0, 1.5, 0, 1, 0], EmbeddingFile.Read(path).Values.ToArray());
        byte[] bytes = File.ReadAllBytes(path);
        for (int at; (at = bytes.AsSpan().IndexOf("column_2"u8)) >= 0; )
        {
            bytes[at + 7] = (byte)'1';
        }
        Refused("has several columns called 'column_1'", () => EmbeddingFile.Read(_files.Put("twice.parquet", bytes)));
    }

    // The numbers, and beside them a column of zeros.
    private string Put<T>(string name, params T[] numbers)
        where T : struct
    {
        using MemoryStream stream = new();
        WriteAsync().GetAwaiter().GetResult();
        return _files.Put($"{name}.parquet", stream.ToArray());

        async Task WriteAsync()
        {
            DataField<T> first = new("column_1");
            DataField<T> second = new("column_2");
            await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(first, second), stream);
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await group.WriteAsync<T>(first, new ReadOnlyMemory<T>(numbers));
            await group.WriteAsync<T>(second, new ReadOnlyMemory<T>(new T[numbers.Length]));
        }
    }
}
