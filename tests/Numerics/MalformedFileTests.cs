using System.Text;
using IsoTriplet.Numerics;
using static IsoTriplet.Tests.Numerics.TestFiles;

namespace IsoTriplet.Tests.Numerics;

public sealed class MalformedFileTests
{
    private static readonly byte[] Six = Doubles(1, 2, 3, 4, 5, 6);

    /// <summary>Name, whether it is read as labels, content, what the message must say.</summary>
    private static readonly (string Name, bool Labels, byte[] Content, string Fault)[] Files =
    [
        ("empty.npy", false, [], "is empty"),
        ("five-bytes.npy", false, [0x93, .. "NUMP"u8], "wrong magic"),
        ("wrong-magic.npy", false, [0x92, .. Npy("<f8", "(3, 2)", Six)[1..]], "wrong magic"),
        ("text-as-npy.npy", false, Encoding.UTF8.GetBytes("1,2\n3,4\n5,6\n"), "wrong magic"),
        ("zip.npy", false, [.. "PK\u0003\u0004 an npz archive"u8], "wrong magic"),
        ("only-magic.npy", false, [0x93, .. "NUMPY"u8], "truncated header"),
        ("no-length.npy", false, [0x93, .. "NUMPY"u8, 1, 0, 10], "truncated header"),
        ("short-length-v2.npy", false, [0x93, .. "NUMPY"u8, 2, 0, 10, 0], "truncated header"),
        ("cut-header.npy", false, Npy("<f8", "(3, 2)", Six)[..40], "truncated header"),
        ("version-0.npy", false, Npy("<f8", "(3, 2)", Six, version: 0), "version 0.0"),
        ("version-4.npy", false, Npy("<f8", "(3, 2)", Six, version: 4), "version 4.0"),
        (
            "oversized-header.npy",
            false,
            [0x93, .. "NUMPY"u8, 2, 0, 0xff, 0xff, 0xff, 0xff, .. new byte[100]],
            "oversized header of 4294967295"
        ),
        ("long-header.npy", false, Npy("{'descr': '<f8'}" + new string(' ', 20_000), Six), "oversized header of 20017"),
        ("object.npy", false, Npy("|O", "(3, 2)", Six), "object array"),
        ("big-endian.npy", false, Npy(">f8", "(3, 2)", Six), "big-endian"),
        ("half.npy", false, Npy("<f2", "(3, 2)", Six[..12]), "type '<f2'; little-endian float32 or float64"),
        ("complex.npy", false, Npy("<c16", "(3, 1)", Six), "type '<c16'"),
        ("integers.npy", false, Npy("<i8", "(3, 2)", Six), "type '<i8'"),
        ("unicode.npy", false, Npy("<U4", "(3, 1)", Six), "type '<U4'"),
        ("structured.npy", false, Npy("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (6,), }", Six), "structured array"),
        ("rank-0.npy", false, Npy("<f8", "()", Six[..8]), "shape (); a 2-D array"),
        ("rank-1.npy", false, Npy("<f8", "(6,)", Six), "shape (6,); a 2-D array"),
        ("rank-3.npy", false, Npy("<f8", "(3, 2, 1)", Six), "shape (3, 2, 1); a 2-D array"),
        ("no-points.npy", false, Npy("<f8", "(0, 2)", []), "no points"),
        ("no-columns.npy", false, Npy("<f8", "(3, 0)", []), "no columns"),
        ("huge.npy", false, Npy("<f8", "(1000000, 1000000)", Six), "more numbers than can be held"),
        ("overflowing.npy", false, Npy("<f8", "(9223372036854775807, 9223372036854775807)", Six), "more numbers than can be held"),
        ("long-size.npy", false, Npy("<f8", "(99999999999999999999999999, 2)", Six), "more numbers than can be held"),
        ("two-gigabytes.npy", false, Npy("<f8", "(100000, 2000)", Six), "truncated data: 48 bytes; shape (100000, 2000) needs 1600000000"),
        ("truncated.npy", false, Npy("<f8", "(3, 2)", Six[..47]), "truncated data: 47 bytes"),
        ("surplus.npy", false, Npy("<f8", "(3, 2)", [.. Six, 0]), "1 bytes follow the data"),
        ("negative-size.npy", false, Npy("<f8", "(-3, 2)", Six), "not a tuple of sizes"),
        ("shape-list.npy", false, Npy("<f8", "[3, 2]", Six), "'(' was expected"),
        ("open-shape.npy", false, Npy("{'descr': '<f8', 'fortran_order': False, 'shape': (3, 2", Six), "')' was expected"),
        ("no-descr.npy", false, Npy("{'fortran_order': False, 'shape': (3, 2), }", Six), "'descr' is missing"),
        ("no-order.npy", false, Npy("{'descr': '<f8', 'shape': (3, 2), }", Six), "'fortran_order' is missing"),
        ("no-shape.npy", false, Npy("{'descr': '<f8', 'fortran_order': False, }", Six), "'shape' is missing"),
        ("order-number.npy", false, Npy("{'descr': '<f8', 'fortran_order': 0, 'shape': (3, 2), }", Six), "neither True nor False"),
        ("unknown-key.npy", false, Npy("{'descr': '<f8', 'fortran_order': False, 'shape': (3, 2), 'x': 1}", Six), "unknown or repeated"),
        ("twice.npy", false, Npy("{'descr': '<f8', 'descr': '<f8', 'shape': (3, 2), }", Six), "unknown or repeated"),
        ("no-dictionary.npy", false, Npy("(3, 2)", Six), "'{' was expected"),
        ("open-quote.npy", false, Npy("{'descr", Six), "quote is not closed"),
        ("after-brace.npy", false, Npy("{'descr': '<f8', 'fortran_order': False, 'shape': (3, 2)} x", Six), "follows the closing brace"),
        ("nan.npy", false, Npy("<f8", "(3, 2)", Doubles(1, 2, 3, double.NaN, double.NaN, 6)), "row 1, column 1 is NaN"),
        ("infinity.npy", false, Npy("<f4", "(3, 2)", Singles(1, 2, 3, 4, float.NegativeInfinity, 6)), "row 2, column 0 is -"),
        (
            "nan-fortran.npy",
            false,
            Npy("<f8", "(2, 3)", Doubles(1, double.NaN, 3, 4, double.NaN, 6), fortran: true),
            "row 0, column 2 is NaN"
        ),
        ("labels-float.npy", true, Npy("<f8", "(6,)", Six), "type '<f8'; little-endian integers"),
        ("labels-2d.npy", true, Npy("<i8", "(3, 2)", Six), "shape (3, 2); a 1-D array"),
        ("labels-big-endian.npy", true, Npy(">i4", "(2,)", Six[..8]), "big-endian"),
        ("labels-object.npy", true, Npy("|O8", "(2,)", Six[..16]), "object array"),
        ("labels-unicode.npy", true, Npy("<U2", "(6,)", Six), "texts go into a .csv"),
        ("labels-none.npy", true, Npy("<i8", "(0,)", []), "has no labels"),
        ("labels-truncated.npy", true, Npy("<i4", "(3,)", Six[..11]), "truncated data"),
        ("labels-huge.npy", true, Npy("|u1", "(2000000000,)", Six), "truncated data"),
        ("empty.csv", false, [], "is empty"),
        ("blank.csv", false, "\n \n\n"u8.ToArray(), "is empty"),
        ("header-only.csv", false, "x,y\n"u8.ToArray(), "header and no points"),
        ("ragged.csv", false, "1,2\n3\n5,6\n"u8.ToArray(), "ragged: line 2 has 1 fields, line 1 has 2"),
        ("ragged-header.csv", false, "x,y,z\n1,2\n"u8.ToArray(), "ragged: line 2"),
        ("trailing-comma.csv", false, "1,2\n3,4,\n"u8.ToArray(), "ragged: line 2 has 3"),
        ("hole.csv", false, "1,2\n3,\n"u8.ToArray(), "row 1, column 1 is ''"),
        ("blank-line.csv", false, "1\n\n2\n"u8.ToArray(), "line 2 is empty"),
        ("text.csv", false, "x,y\n1,2\n3,four\n"u8.ToArray(), "row 1, column 1 is 'four'; a number"),
        ("half-header.csv", false, "1,y\n1,2\n"u8.ToArray(), "row 0, column 1 is 'y'"),
        ("semicolons.csv", false, "1;2\n3;4\n"u8.ToArray(), "row 0, column 0 is '1;2'; a number was expected (a comma separates"),
        ("semicolons-first.csv", false, "0.1;0.2\n5\n6\n"u8.ToArray(), "row 0, column 0 is '0.1;0.2'"),
        ("exponents.csv", false, "1e-3;nan\n5\n"u8.ToArray(), "row 0, column 0 is '1e-3;nan'"),
        ("blanks.csv", false, "1 2\n"u8.ToArray(), "row 0, column 0 is '1 2'"),
        ("tabs.csv", false, "1\t2\n"u8.ToArray(), "row 0, column 0 is '1\\x092'"),
        ("semicolons-below-header.csv", false, "x;y\n1;2\n"u8.ToArray(), "row 0, column 0 is '1;2'"),
        ("no-letter.csv", false, "(1),-\n1,2\n"u8.ToArray(), "row 0, column 0 is '(1)'"),
        ("decimal-comma.csv", false, "\"1,5\",2\n3,4\n"u8.ToArray(), "row 0, column 0 is '1,5'"),
        ("nan.csv", false, "x,y\n1,2\n3,nan\n"u8.ToArray(), "row 1, column 1 is NaN"),
        ("nan-first.csv", false, "NaN,nan\n3,4\n"u8.ToArray(), "row 0, column 0 is NaN"),
        ("inf.csv", false, "1,-inf\n"u8.ToArray(), "row 0, column 1 is -"),
        ("too-large.csv", false, "1,1e999\n"u8.ToArray(), "row 0, column 1 is"),
        ("open-quote.csv", false, "1,\"2\n3,4\n"u8.ToArray(), "quote that is not closed"),
        ("after-quote.csv", false, "\"1\"2,3\n"u8.ToArray(), "text after a closing quote"),
        ("not-utf8.csv", false, [0xff, 0xfe, (byte)'1'], "not UTF-8"),
        ("npy-as-csv.csv", false, Npy("<f8", "(3, 2)", Six), "is not text"),
        ("zeros.csv", false, new byte[20], "is not text"),
        ("labels-columns.csv", true, "1,2\n3,4\n"u8.ToArray(), "2 columns; one label a row"),
        ("labels-empty.csv", true, [], "is empty"),
        ("labels-hole.csv", true, "a\n\nb\n"u8.ToArray(), "line 2 is empty"),
        ("labels-header-only.csv", true, "label\n"u8.ToArray(), "header and no labels"),
        ("labels-fraction.csv", true, "1\n1.5\n"u8.ToArray(), "line 2 is '1.5'; an integer or a text"),
        ("labels-nan.csv", true, "1\nnan\n"u8.ToArray(), "line 2 is 'nan'"),
        ("embedding.txt", false, "1,2\n"u8.ToArray(), ".npy or .csv was expected"),
        ("labels", true, "1\n2\n"u8.ToArray(), ".npy or .csv was expected"),
    ];

    public static TheoryData<string> Names => [.. Files.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_Malformed_NamesTheFileAndTheFaultOnOneLine(string name)
    {
        (_, bool labels, byte[] content, string fault) = Files.Single(f => f.Name == name);
        using TestFiles files = new();
        string path = files.Put(name, content);
        long before = GC.GetAllocatedBytesForCurrentThread();
        InputException refused = Assert.Throws<InputException>(() => labels ? (object)LabelFile.Read(path) : EmbeddingFile.Read(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.StartsWith(path + ": ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(fault, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(refused.Message, char.IsControl);
        Assert.InRange(refused.Message.Length - path.Length, 5, 200);
    }

    [Fact]
    public void Read_NoFileOrADirectory_IsRefused()
    {
        using TestFiles files = new();
        string missing = Path.Combine(files.Folder, "missing", "f.npy");
        Assert.Contains("no such file", Assert.Throws<InputException>(() => EmbeddingFile.Read(missing)).Message, StringComparison.Ordinal);
        string directory = Directory.CreateDirectory(Path.Combine(files.Folder, "d.csv")).FullName;
        Assert.Contains("directory", Assert.Throws<InputException>(() => LabelFile.Read(directory)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("l.csv", "1\n2\n3\n")]
    [InlineData("l.csv", "a\nb\n")]
    [InlineData("l.csv", "label\n1\n2\n3\n")]
    public void Read_LabelsOfAnotherNumberOfPoints_AreRefused(string name, string content)
    {
        using TestFiles files = new();
        string path = files.Put(name, content);
        InputException refused = Assert.Throws<InputException>(() => LabelFile.Read(path, 4));
        Assert.Contains("4 were expected", refused.Message, StringComparison.Ordinal);
    }
}
