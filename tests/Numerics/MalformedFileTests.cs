using System.Text;
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
        ("quad.npy", false, Npy("<f16", "(3, 1)", Six), "type '<f16'; float16, float32, float64 or integers"),
        ("three-bytes.npy", false, Npy("<i3", "(3, 2)", Six[..18]), "type '<i3'"),
        ("no-size.npy", false, Npy("<f", "(3, 2)", Six), "type '<f'"),
        (
            "long-integers.npy",
            false,
            Npy("<i8", "(3, 2)", Doubles(0, 0, 0, 5e-324, 1.0000000000000002, 0)),
            "row 2, column 0 is an integer of more than 53 bits"
        ),
        ("truth.npy", false, Npy("|b1", "(3, 2)", Six[..6]), "type '|b1'; numbers"),
        ("complex.npy", false, Npy("<c16", "(3, 1)", Six), "integers were expected, of labels truth values and fixed texts as well"),
        ("unicode.npy", false, Npy("<U4", "(3, 1)", Six), "type '<U4'; numbers"),
        ("structured.npy", false, Npy("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (6,), }", Six), "structured array"),
        ("rank-0.npy", false, Npy("<f8", "()", Six[..8]), "shape (); a 2-D array"),
        ("rank-1.npy", false, Npy("<f8", "(6,)", Six), "shape (6,); a 2-D array"),
        ("rank-3.npy", false, Npy("<f8", "(3, 2, 1)", Six), "shape (3, 2, 1); a 2-D array"),
        ("no-points.npy", false, Npy("<f8", "(0, 2)", []), "no points"),
        ("no-columns.npy", false, Npy("<f8", "(3, 0)", []), "no columns"),
        ("huge.npy", false, Npy("<f8", "(1000000, 1000000)", Six), "more elements than can be held"),
        ("overflowing.npy", false, Npy("<f8", "(9223372036854775807, 9223372036854775807)", Six), "more elements than can be held"),
        ("long-size.npy", false, Npy("<f8", "(99999999999999999999999999, 2)", Six), "more elements than can be held"),
        ("two-gigabytes.npy", false, Npy("<f8", "(100000, 2000)", Six), "truncated data: 48 bytes; shape (100000, 2000) needs 1600000000"),
        ("truncated.npy", false, Npy("<f8", "(3, 2)", Six[..47]), "truncated data: 47 bytes"),
        ("surplus.npy", false, Npy("<f8", "(3, 2)", [.. Six, 0]), "1 byte follows the data"),
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
        ("labels-fraction.npy", true, Npy("<f8", "(2,)", Doubles(1, 1.5)), "row 1 is no label"),
        ("labels-nan.npy", true, Npy("<f4", "(2,)", Singles(1, float.NaN)), "row 1 is no label"),
        ("labels-2d.npy", true, Npy("<i8", "(3, 2)", Six), "shape (3, 2); one label a point"),
        ("labels-empty-text.npy", true, Npy("|S2", "(3,)", [(byte)'a', 0, 0, 0, (byte)'b', 0]), "row 1 is no label"),
        ("labels-no-character.npy", true, Npy("<U1", "(1,)", [0, 0xd8, 0, 0]), "row 0 is no label"),
        ("labels-no-width.npy", true, Npy("<U0", "(1000000000,)", []), "type '<U0'"),
        ("labels-wide.npy", true, Npy("<U536870911", "(1,)", Six), "truncated data: 48 bytes; shape (1,) needs 2147483644"),
        ("labels-wider.npy", true, Npy("<U536870912", "(1,)", Six), "type '<U536870912'"),
        ("labels-object.npy", true, Npy("|O8", "(2,)", Six[..16]), "object array"),
        ("labels-none.npy", true, Npy("<i8", "(0,)", []), "has no labels"),
        ("labels-truncated.npy", true, Npy("<i4", "(3,)", Six[..11]), "truncated data"),
        ("labels-huge.npy", true, Npy("|u1", "(2000000000,)", Six), "truncated data"),
        ("empty.csv", false, [], "is empty"),
        ("blank.csv", false, "\n \n\n"u8.ToArray(), "is empty"),
        ("header-only.csv", false, "a,b\n"u8.ToArray(), "header and no points"),
        ("ragged.csv", false, "1,2\n3\n5,6\n"u8.ToArray(), "ragged: line 2 has 1 field, line 1 has 2"),
        ("ragged-header.csv", false, "a,b,c\n1,2\n"u8.ToArray(), "ragged: line 2"),
        ("trailing-comma.csv", false, "1,2\n3,4,\n"u8.ToArray(), "ragged: line 2 has 3"),
        ("hole.csv", false, "1,2\n3,\n"u8.ToArray(), "row 1, column 1 is ''"),
        ("blank-first.csv", false, "\r\n1\r\n2\r\n"u8.ToArray(), "line 1 is empty"),
        ("ragged-below-blank.csv", false, "# c\n\n1,2\n\n3\n"u8.ToArray(), "ragged: line 5 has 1 field, line 3 has 2"),
        ("ragged-below-break.csv", false, "\"a\nb\",c\n1,2,3\n"u8.ToArray(), "ragged: line 3 has 3 fields, line 1 has 2"),
        ("counting-below-blank.csv", false, "\n0,1\n5,6\n"u8.ToArray(), "line 2 counts 0, 1:"),
        ("alone-below-comment.csv", false, "# x\r0\r5\r"u8.ToArray(), "line 2 is 0"),
        ("separators-alone.csv", false, "1,2\n,\n3,4\n"u8.ToArray(), "row 1, column 0 is ''"),
        ("blank-line.csv", false, "1\n\n2\n"u8.ToArray(), "line 2 is empty"),
        ("text.csv", false, "a,b\n1,2\n3,four\n"u8.ToArray(), "row 1, column 1 is 'four'; a number"),
        ("half-header.csv", false, "1,b\n1,2\n"u8.ToArray(), "line 1 holds numbers and texts"),
        ("counting.csv", false, "0,1,2\n5,6,7\n"u8.ToArray(), "line 1 counts 0, 1, 2:"),
        ("counting-alone.csv", false, "0\n5\n"u8.ToArray(), "line 1 is 0"),
        ("counting-below-texts.csv", false, "0,1,cat\n5,6,dog\n"u8.ToArray(), "line 1 holds numbers and texts"),
        ("rows-counted.csv", false, "0,5\n1,6\n2,7\n"u8.ToArray(), "column 0 counts the rows"),
        ("rows-counted-as-floats.csv", false, "0.0e+00,5\n1.0e+00,6\n2.0e+00,7\n"u8.ToArray(), "column 0 counts the rows"),
        ("id.tsv", false, "id\tb\n7\t5\n"u8.ToArray(), "column 0 ('id') looks like no coordinate"),
        ("index.csv", false, "INDEX,b\n7,5\n"u8.ToArray(), "column 0 ('INDEX')"),
        ("unnamed.csv", false, "Unnamed: 0,b\n7,5\n"u8.ToArray(), "column 0 ('Unnamed: 0')"),
        ("nameless.csv", false, ",b\n7,5\n"u8.ToArray(), "column 0 ('')"),
        ("label.csv", false, "a,Label\n7,5\n"u8.ToArray(), "column 1 ('Label')"),
        ("target.csv", false, "target,b\n7,5\n"u8.ToArray(), "column 0 ('target')"),
        ("class.csv", false, "a,class,b\n7,5,1\n"u8.ToArray(), "column 1 ('class')"),
        (
            "y.csv",
            false,
            "x,y\n7,5\n"u8.ToArray(),
            "column 1 ('y') looks like no coordinate: name the coordinates with --columns, such as --columns x, or"
        ),
        ("semicolons-first.csv", false, "0.1;0.2\n5\n6\n"u8.ToArray(), "ragged: line 2 has 1 field,"),
        ("exponents.csv", false, "1e-3;nan\n5;6\n"u8.ToArray(), "row 0, column 1 is NaN"),
        (
            "decimal-commas.csv",
            false,
            "1,5;2,5\n3,5;4,5\n"u8.ToArray(),
            "row 0, column 0 is '1,5'; a number was expected (with a decimal point)"
        ),
        ("row-names.txt", false, "V1 V2\na 1 2\n"u8.ToArray(), "(row names without a heading?)"),
        ("trailing-but-one.csv", false, "a,b,\n1,2,\n3,4,5\n"u8.ToArray(), "line 3 has a last field, '5', that line 1 leaves empty"),
        ("no-letter.csv", false, "(1),-\n1,2\n"u8.ToArray(), "row 0, column 0 is '(1)'"),
        ("decimal-comma.csv", false, "\"1,5\",2\n3,4\n"u8.ToArray(), "line 1 holds numbers and texts"),
        ("nan.csv", false, "a,b\n1,2\n3,nan\n"u8.ToArray(), "row 1, column 1 is NaN"),
        ("nan-first.csv", false, "NaN,nan\n3,4\n"u8.ToArray(), "row 0, column 0 is NaN"),
        ("inf.csv", false, "1,-inf\n"u8.ToArray(), "row 0, column 1 is -"),
        ("too-large.csv", false, "1,1e999\n"u8.ToArray(), "row 0, column 1 is '1e999', more than a double holds"),
        ("open-quote.csv", false, "1,\"2\n3,4\n"u8.ToArray(), "quote that is not closed"),
        ("after-quote.csv", false, "\"1\"2,3\n"u8.ToArray(), "text after a closing quote"),
        ("not-utf8.csv", false, [0xff, 0xfe, (byte)'1'], "not UTF-8"),
        ("npy-as-csv.csv", false, Npy("<f8", "(3, 2)", Six), "is not UTF-8 text"),
        ("zeros.csv", false, new byte[20], "is not text"),
        ("labels-columns.csv", true, "1,2\n3,4\n"u8.ToArray(), "has 2 columns ('1', '2'); one label a row"),
        ("labels-empty.csv", true, [], "is empty"),
        ("labels-columns.txt", true, "0 a.jpg\n1 b.jpg\n0 c.jpg\n"u8.ToArray(), "has 2 columns ('0', 'a.jpg')"),
        ("labels-semicolons.csv", true, "0;2\n1;2\n"u8.ToArray(), "has 2 columns ('0', '2')"),
        ("labels-hole.csv", true, "a\n\nb\n"u8.ToArray(), "line 2 is empty"),
        ("labels-hole-by-carriage-return.csv", true, "a\r\n\r\nb\r\n"u8.ToArray(), "line 2 is empty"),
        ("labels-hole-first.csv", true, "\na\nb\n"u8.ToArray(), "line 1 is empty"),
        ("labels-quoted-hole.csv", true, "a\nb\n\"\"\n"u8.ToArray(), "row 2 has no label in column 0"),
        ("labels-header-only.csv", true, "label\n"u8.ToArray(), "header and no labels"),
        ("embedding.dat", false, "1,2\n"u8.ToArray(), ".npy, .npz, .csv, .tsv, .txt or .parquet was expected"),
        ("labels", true, "1\n2\n"u8.ToArray(), ".npy, .npz, .csv, .tsv, .txt or .parquet was expected"),
    ];

    /// <summary>Arrays that are none, for archives that hold them.</summary>
    internal static IEnumerable<(string Name, bool Labels, byte[] Content)> Arrays =>
        Files.Where(f => f.Name.EndsWith(".npy", StringComparison.Ordinal)).Select(f => (f.Name, f.Labels, f.Content));

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
