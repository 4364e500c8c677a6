using System.IO.Compression;
using static IsoTriplet.Tests.Numerics.TestFiles;

namespace IsoTriplet.Tests.Numerics;

public sealed class FileFuzzTests
{
    private const int Mutations = 20_000;

    /// <summary>Nothing that is read from a file of a few hundred bytes may take more memory than this.</summary>
    private const long MostMemory = 1 << 22;

    private static readonly TableOptions Named = new()
    {
        Columns = "0,1",
        LabelColumn = "b",
        LabelsAsGiven = true,
    };

    private static readonly byte[] Texts = [0, 0, 0, 97, 0, 1, 0xf4, 0, 0, 0, 0, 98, 0, 0, 0, 0, 0, 0, 0, 97, 0, 0, 0, 0];

    private static readonly (string Name, bool Labels, byte[] Content)[] Arrays =
    [
        ("a.npy", false, Npy("<f8", "(3, 2)", Doubles(1, 2, 3, 4, 5, 6))),
        ("b.npy", false, Npy(">f4", "(2, 3)", Singles(1, 2, 3, 4, 5, 6), fortran: true, version: 2)),
        .. ((string[])["<f2", ">f2", "|i1", "|u1", ">i2", "<u4", ">i8", "<u8"]).Select(d =>
            ("c.npy", false, Npy(d, "(2, 2)", [.. Enumerable.Range(0, 4 * (d[2] - '0')).Select(k => (byte)(k * 41))]))
        ),
        ("d.npy", true, Npy("<i8", "(3,)", Doubles(1, 2, 3), version: 3)),
        ("e.npy", true, Npy("<f8", "(1, 3)", Doubles(1, 2, 2))),
        ("f.npy", true, Npy("|b1", "(3, 1)", [1, 0, 1])),
        ("g.npy", true, Npy(">U2", "(3,)", Texts)),
        ("h.npy", true, Npy("|S2", "(3,)", "a\0bba\0"u8.ToArray())),
    ];

    private static readonly Dictionary<string, (string Name, bool Labels, byte[] Content)[]> Formats = new(StringComparer.Ordinal)
    {
        [".npy"] = Arrays,
        [".npz"] =
        [
            ("i.npz:emb", false, File.ReadAllBytes(Sample("numpy-compressed.npz"))),
            ("j.npz", true, File.ReadAllBytes(Sample("numpy.npz"))),
        ],
        [".parquet"] =
        [
            ("k.parquet", false, File.ReadAllBytes(Sample("lists.parquet"))),
            ("l.parquet", true, File.ReadAllBytes(Sample("kinds.parquet"))),
            ("m.parquet", false, File.ReadAllBytes(Sample("columns.parquet"))),
        ],
        ["points as text"] =
        [
            ("n.csv", false, "a,\"b\"\r\n1,2.5\r\n-3e2,4\r\n"u8.ToArray()),
            ("o.tsv", false, "# a b\n1\t2\n3\t4\n"u8.ToArray()),
            ("p.txt", false, "1 2 3\n4 5 6\n"u8.ToArray()),
            ("q.csv", false, ",0,1,label\n0,1.5,2,x\n1,3,4,y\n"u8.ToArray()),
        ],
        ["labels as text"] =
        [
            ("r.csv", true, "label\n1\n2\n2\n"u8.ToArray()),
            ("s.txt", true, "cat\n\"dog\"\ncat\n"u8.ToArray()),
            ("t.tsv", true, "0\ta.jpg\n1\tb.jpg\n1\tc.jpg\n"u8.ToArray()),
            ("u.csv", true, "7e3\nnan\n12345678901234567890\n"u8.ToArray()),
        ],
    };

    [Theory]
    [InlineData(".npy")]
    [InlineData(".npz")]
    [InlineData(".parquet")]
    [InlineData("points as text")]
    [InlineData("labels as text")]
    public void Read_MutatedFiles_OnlyEverRefusesAndAllocatesLittle(string format)
    {
        using TestFiles files = new();
        Random random = new(Mutations);
        int refused = 0;
        for (int run = 0; run < Mutations; run++)
        {
            (string name, bool labels, byte[] content) = Formats[format][run % Formats[format].Length];
            byte[] mutated = format == ".npz" && run % 4 < 2 ? Repacked(random, run) : Mutate(random, content);
            string path = name.Replace(
                EmbeddingFile.FileOf(name),
                files.Put(EmbeddingFile.FileOf(name), mutated),
                StringComparison.Ordinal
            );
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                int count =
                    name == "l.parquet" ? EmbeddingFile.ReadLabelled(path, null, Named).Points.Points
                    : labels ? LabelFile.Read(path, 3).Count
                    : EmbeddingFile.Read(path).Points;
                Assert.InRange(count, 1, MostMemory);
            }
            catch (InputException e)
            {
                Assert.StartsWith(files.Folder, e.Message, StringComparison.Ordinal);
                Assert.DoesNotContain(e.Message, char.IsControl);
                refused++;
            }
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < MostMemory, $"run {run}: {allocated} bytes for {mutated.Length}");
        }
        // Both ways are walked: most mutants are refused, many are still files.
        Assert.InRange(refused, Mutations / 10, Mutations * 99 / 100);
    }

    // An archive whose checksums are right and whose arrays are not: else the checksum alone would be tried.
    private static byte[] Repacked(Random random, int run)
    {
        (_, bool labels, byte[] content) = Arrays[random.Next(Arrays.Length)];
        (string, byte[]) mutated = (labels ? "lab.npy" : "emb.npy", Mutate(random, content));
        (string, byte[]) other = labels ? ("emb.npy", Arrays[0].Content) : ("lab.npy", Arrays[^1].Content);
        return Archive(run % 2 == 0 ? CompressionLevel.NoCompression : CompressionLevel.Fastest, mutated, other);
    }

    private static byte[] Mutate(Random random, byte[] content)
    {
        List<byte> bytes = [.. content];
        for (int step = random.Next(1, 5); step > 0; step--)
        {
            int at = random.Next(bytes.Count + 1);
            int length = Math.Min(random.Next(1, 9), bytes.Count - at);
            switch (random.Next(7))
            {
                case 0 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                case 3:
                    bytes.RemoveRange(at, length);
                    break;
                case 4:
                    bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                    break;
                case 5:
                    bytes.InsertRange(at, "9999999999\n\",'({[>O"u8[random.Next(10)..].ToArray());
                    break;
                case 6 when random.Next(4) == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    break;
            }
        }
        return [.. bytes];
    }
}
