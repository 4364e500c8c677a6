using IsoTriplet.Numerics;
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

    private static readonly (string Name, bool Labels, byte[] Content)[] Plain =
    [
        ("a.npy", false, Npy("<f8", "(3, 2)", Doubles(1, 2, 3, 4, 5, 6))),
        ("b.npy", false, Npy(">f4", "(2, 3)", Singles(1, 2, 3, 4, 5, 6), fortran: true, version: 2)),
        ("c.npy", true, Npy("<i8", "(3,)", Doubles(1, 2, 3), version: 3)),
        ("d.csv", false, "a,\"b\"\r\n1,2.5\r\n-3e2,4\r\n"u8.ToArray()),
        ("e.csv", true, "label\n1\n2\n2\n"u8.ToArray()),
        ("f.csv", true, "cat\n\"dog\"\ncat\n"u8.ToArray()),
        ("g.tsv", false, "# a b\n1\t2\n3\t4\n"u8.ToArray()),
        ("h.npy", true, Npy(">U2", "(2,)", [0, 0, 0, 97, 0, 1, 0xf4, 0, 0, 0, 0, 98, 0, 0, 0, 0])),
    ];

    // Archives cost more a file: each comes once where the plain files come twice.
    private static readonly (string Name, bool Labels, byte[] Content)[] Seeds =
    [
        .. Plain,
        .. Plain,
        ("i.npz", false, File.ReadAllBytes(Sample("numpy-compressed.npz"))),
        ("j.npz", true, File.ReadAllBytes(Sample("numpy.npz"))),
        ("k.parquet", false, File.ReadAllBytes(Sample("lists.parquet"))),
        ("l.parquet", true, File.ReadAllBytes(Sample("kinds.parquet"))),
    ];

    [Fact]
    public void Read_MutatedFiles_OnlyEverRefusesAndAllocatesLittle()
    {
        using TestFiles files = new();
        Random random = new(20_000);
        int refused = 0;
        for (int run = 0; run < Mutations; run++)
        {
            (string name, bool labels, byte[] content) = Seeds[run % Seeds.Length];
            byte[] mutated = Mutate(random, content);
            string path = files.Put(name, mutated);
            path += name == "i.npz" ? ":emb" : "";
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                int count =
                    name == "l.parquet" ? EmbeddingFile.ReadLabelled(path, null, Named).Points.Points
                    : labels ? LabelFile.Read(path).Count
                    : EmbeddingFile.Read(path).Points;
                Assert.InRange(count, 1, mutated.Length);
            }
            catch (InputException e)
            {
                Assert.DoesNotContain(e.Message, char.IsControl);
                refused++;
            }
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < MostMemory, $"run {run}: {allocated} bytes for {mutated.Length}");
        }
        // Both ways are walked: most mutants are refused, many are still files.
        Assert.InRange(refused, Mutations / 4, Mutations * 19 / 20);
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
