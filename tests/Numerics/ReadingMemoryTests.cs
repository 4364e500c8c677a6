using System.IO.Compression;
using static IsoTriplet.Tests.Numerics.TestFiles;

namespace IsoTriplet.Tests.Numerics;

/// <summary>A file streams into the one array that the embedding keeps: nothing of its size is allocated beside it.</summary>
public sealed class ReadingMemoryTests
{
    private const int Rows = 4_000;
    private const int Columns = 64;
    private const long Kept = 8L * Rows * Columns;

    // Buffers of a stream and of a part of 64 KiB, and what inflates an archive.
    private const long Beside = 400_000;

    [Theory]
    [InlineData("e.npy", "<f8", 8, false)]
    [InlineData("e.npy", "<f8", 8, true)]
    [InlineData("e.npy", ">f4", 4, false)]
    [InlineData("e.npy", "<f2", 2, false)]
    [InlineData("e.npy", "|i1", 1, true)]
    [InlineData("e.npz", "<f8", 8, false)]
    [InlineData("e.npz", "<f4", 4, true)]
    public void Read_AnArray_AllocatesTheEmbeddingAndNoSecondCopy(string name, string descr, int size, bool fortran)
    {
        using TestFiles files = new();
        byte[] array = Npy(descr, $"({Rows}, {Columns})", new byte[size * Rows * Columns], fortran);
        string path = files.Put(name, name == "e.npz" ? Archive(CompressionLevel.Fastest, ("a.npy", array)) : array);
        long allocated = Allocated(path);
        Assert.InRange(allocated, Kept, Kept + Beside);
        // The control: a second copy would not go unseen.
        Assert.True(Kept > Beside);
    }

    // Numbers of texts come one by one, of an unknown count: the array that grows is copied.
    [Fact]
    public void Read_ATextTable_AllocatesAFewTimesTheEmbedding()
    {
        using TestFiles files = new();
        string line = string.Join(',', Enumerable.Range(0, Columns).Select(k => $"{k}.25")) + "\n";
        Assert.InRange(Allocated(files.Put("e.csv", string.Concat(Enumerable.Repeat(line, Rows)))), Kept, 5 * Kept);
    }

    private static long Allocated(string path)
    {
        _ = EmbeddingFile.Read(path);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Embedding points = EmbeddingFile.Read(path);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal((Rows, Columns), (points.Points, points.Dimension));
        return allocated;
    }
}
