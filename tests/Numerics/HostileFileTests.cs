using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using static IsoTriplet.Tests.Numerics.TestFiles;

namespace IsoTriplet.Tests.Numerics;

/// <summary>Archives, parquet files and text tables made to be misread: each is refused on one line that names it, with little memory.</summary>
public sealed class HostileFileTests
{
    private const long MostMemory = 1 << 24;

    private static readonly Lazy<IReadOnlyList<(string Name, bool Labels, byte[] Content)>> Cases = new(() =>
        [
            .. Archives(),
            .. Parquets().Select(p => (p.Name, false, p.Content)),
            .. Texts().Select((t, k) => ($"{k}.tsv", false, Encoding.UTF8.GetBytes(t))),
        ]
    );

    [Theory]
    [InlineData(".npz")]
    [InlineData(".parquet")]
    [InlineData(".tsv")]
    public void Read_FiftyHostileFilesOfAKind_AreRefusedByName(string ending)
    {
        (string Name, bool Labels, byte[] Content)[] cases = [.. Cases.Value.Where(c => c.Name.EndsWith(ending, StringComparison.Ordinal))];
        Assert.InRange(cases.Length, 50, 200);
        using TestFiles files = new();
        foreach ((string name, bool labels, byte[] content) in cases)
        {
            string path = files.Put(name, content);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Exception? thrown = Record.Exception(() => _ = labels ? (object)LabelFile.Read(path) : EmbeddingFile.Read(path));
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(thrown is InputException, $"{name}: {thrown?.ToString() ?? "was read"}");
            Assert.StartsWith(path, thrown!.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(thrown.Message, char.IsControl);
            Assert.True(allocated < MostMemory, $"{name}: {allocated} bytes");
        }
    }

    // Every malformed array again, stored and deflated, and archives that are none.
    private static IEnumerable<(string Name, bool Labels, byte[] Content)> Archives()
    {
        foreach ((string name, bool labels, byte[] content) in MalformedFileTests.Arrays)
        {
            CompressionLevel level = content.Length % 2 == 0 ? CompressionLevel.NoCompression : CompressionLevel.Optimal;
            yield return ($"{name}.npz", labels, Archive(level, ("a.npy", content)));
        }
        byte[] whole = File.ReadAllBytes(Sample("numpy.npz"));
        foreach (int cut in (int[])[0, 1, 4, 22, 30, 100, 200, 300, 400, 500, 600, whole.Length - 23, whole.Length - 1])
        {
            yield return ($"cut-{cut}.npz", false, whole[..cut]);
        }
        yield return ("empty-archive.npz", false, Archive());
        yield return ("no-arrays.npz", false, Archive(("a.txt", [1])));
        yield return ("twice.npz", false, Archive(("a.npy", whole), ("a.npy", whole)));
        yield return ("a-zip-inside.npz", false, Archive(("a.npy", whole)));
    }

    private static IEnumerable<(string Name, byte[] Content)> Parquets()
    {
        byte[] whole = File.ReadAllBytes(Sample("lists.parquet"));
        int footer = BinaryPrimitives.ReadInt32LittleEndian(whole.AsSpan(whole.Length - 8));
        for (int cut = 0; cut < 26; cut++)
        {
            yield return ($"cut-{cut}.parquet", whole[..(whole.Length * cut / 26)]);
        }
        foreach (int length in (int[])[0, 1, -1, int.MaxValue, int.MinValue, footer - 1, footer + 1, whole.Length])
        {
            byte[] changed = [.. whole];
            BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(whole.Length - 8), length);
            yield return ($"footer-of-{length}.parquet", changed);
        }
        // A list that says it has two milliards of elements, a text as long, structures in structures, and no end.
        byte[] huge = [0xff, 0xff, 0xff, 0xff, 0x07];
        byte[][] footers =
        [
            [0x29, 0xfc, .. huge],
            [0x15, 0x02, 0x19, 0xfc, .. huge],
            [0x15, 0x02, 0x19, 0xf5, .. huge],
            [0x18, .. huge],
            [0x1b, .. huge, 0x55],
            [0x15, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
            [.. Enumerable.Repeat((byte)0x1c, 100_000)],
            [.. Enumerable.Repeat((byte)0x19, 100_000)],
            [0x1e, 0],
            [0],
            [],
            [0x15, 0x02, 0x00],
            [0x15, 0x02, 0x19, 0x1c, 0x48, 0x01, (byte)'a', 0x15, 0xfe, 0xff, 0xff, 0xff, 0x0f, 0x00, 0x16, 0x00, 0x19, 0x0c, 0x00],
            Nested(2_000),
            Nested(20),
            // A text where the version is a number: who reads a number there goes on past the end, and the reader of version 6.1 for ever.
            [0x18, 0x01, 0xf3, 0x00, 0x05],
        ];
        foreach ((int k, byte[] content) in footers.Index())
        {
            yield return ($"made-{k}.parquet", [.. "PAR1"u8, .. content, .. BitConverter.GetBytes(content.Length), .. "PAR1"u8]);
        }
        yield return ("encrypted.parquet", [.. whole[..^4], .. "PARE"u8]);
        yield return ("array.parquet", Npy("<f8", "(3, 2)", Doubles(1, 2, 3, 4, 5, 6)));
        yield return ("text.parquet", "1,2\n3,4\n"u8.ToArray());
        yield return ("only-magic.parquet", "PAR1PAR1"u8.ToArray());
    }

    // A schema of groups, each in the one before.
    private static byte[] Nested(int depth) =>
        [
            0x15,
            0x02,
            0x19,
            0xfc,
            (byte)((depth & 127) | 128),
            (byte)(depth >> 7),
            .. Enumerable.Range(0, depth).SelectMany(_ => (byte[])[0x48, 0x01, (byte)'a', 0x15, 0x02, 0x00]),
            0x16,
            0x00,
            0x19,
            0x0c,
            0x00,
        ];

    private static IEnumerable<string> Texts()
    {
        string[] between = ["\t", ";", ",", " ", "|"];
        string[] lines =
        [
            "1\t2\n3\n",
            "1\t2\n3\t4\t5\n",
            "1\t\n3\t4\n",
            "1\tx\n3\t4\n",
            "1\n\n3\n",
            "1\t\"2\n3\t4\n",
            "1\t\"2\"3\n",
            "1\tNaN\n3\t4\n",
            "1\t1e400\n3\t4\n",
            "a\tb\n",
            "0\t1\n2\t3\n",
        ];
        return
        [
            .. between.SelectMany(b => lines.Select(l => l.Replace("\t", b, StringComparison.Ordinal))),
            "\0",
            "\n\n\n",
            "# only\n# comments\n",
            new string('\t', 10_000),
            new string('"', 10_001),
            new string('1', 10_000) + "\t2\n",
            "1\t2\n" + new string(' ', 10_000) + "x\n",
        ];
    }
}
