using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace IsoTriplet.Tests.Numerics;

/// <summary>Files built byte by byte, in a folder of their own that goes away.</summary>
internal sealed class TestFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("isotriplet-");

    public string Folder => _folder.FullName;

    public string Put(string name, byte[] content)
    {
        string path = Path.Combine(Folder, name);
        // Not truncated first: some file systems flush a file that is truncated and written again, which costs milliseconds.
        using FileStream stream = new(path, FileMode.OpenOrCreate, FileAccess.Write);
        stream.Write(content);
        stream.SetLength(content.Length);
        return path;
    }

    public string Put(string name, string content) => Put(name, Encoding.UTF8.GetBytes(content));

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The message of a refusal, which says the fault, or the other one.</summary>
    public static string Refused(string fault, Func<object> read, string? or = null)
    {
        string message = Assert.Throws<InputException>(read).Message;
        Assert.True(new[] { fault, or }.Any(f => f is not null && message.Contains(f, StringComparison.Ordinal)), message);
        return message;
    }

    /// <summary>A file that another program wrote.</summary>
    public static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "Numerics", "Samples", name);

    /// <summary>A zip archive.</summary>
    public static byte[] Archive(params (string Name, byte[] Content)[] entries) => Archive(CompressionLevel.NoCompression, entries);

    public static byte[] Archive(CompressionLevel level, params (string Name, byte[] Content)[] entries)
    {
        using MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = archive.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }
        return stream.ToArray();
    }

    /// <summary>A .npy file with any header text.</summary>
    public static byte[] Npy(string header, byte[] data, byte version = 1)
    {
        byte[] text = Encoding.UTF8.GetBytes(header + "\n");
        byte[] length = new byte[version == 1 ? 2 : 4];
        if (version == 1)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)text.Length);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)text.Length);
        }
        return [0x93, .. "NUMPY"u8, version, 0, .. length, .. text, .. data];
    }

    public static byte[] Npy(string descr, string shape, byte[] data, bool fortran = false, byte version = 1) =>
        Npy($"{{'descr': '{descr}', 'fortran_order': {(fortran ? "True" : "False")}, 'shape': {shape}, }}", data, version);

    public static byte[] Doubles(params double[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    public static byte[] Singles(params float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];
}
