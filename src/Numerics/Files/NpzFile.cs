using System.IO.Compression;

namespace IsoTriplet.Numerics;

/// <summary>NumPy's .npz archives: <c>file.npz:KEY</c> is one array; the key may be left out where one array fits.</summary>
/// <remarks>Checksums are compared. An array is believed to be as long as its entry says only where its compressed bytes can hold as much.</remarks>
internal static class NpzFile
{
    // Deflate makes at most 1032 bytes of one.
    private const long MostExpansion = 1032;

    /// <summary>Cuts a name into the file and the key. A file of the whole name goes first.</summary>
    public static (string File, string? Key) Split(string path)
    {
        const string mark = ".npz:";
        int at = path.LastIndexOf(mark, StringComparison.OrdinalIgnoreCase);
        return at < 0 || File.Exists(path) ? (path, null) : (path[..(at + mark.Length - 1)], path[(at + mark.Length)..]);
    }

    public static Embedding ReadEmbedding(string path) =>
        Read(path, "a 2-D array of numbers", static a => a.FitsPoints, static a => a.ReadEmbedding());

    public static Labels ReadLabels(string path, int? points) =>
        Read(path, $"an array of {(points is null ? "" : $"{points} ")}labels", a => a.FitsLabels(points), static a => a.ReadLabels());

    private static T Read<T>(string path, string wanted, Func<NpyArray, bool> fits, Func<NpyArray, T> read)
    {
        (string file, string? key) = Split(path);
        return InputFile.Read(
            file,
            stream =>
            {
                try
                {
                    using ZipArchive archive = new(stream, ZipArchiveMode.Read);
                    Dictionary<string, ZipArchiveEntry> arrays = Arrays(file, archive);
                    string chosen = key ?? TheOne(file, arrays, wanted, fits);
                    return arrays.TryGetValue(chosen, out ZipArchiveEntry? entry)
                        ? Open($"{file}:{chosen}", entry, stream.Length, read)
                        : throw new InputException(
                            file,
                            $"has no array {InputFile.Quote(chosen)}; one of {InputFile.Quote(arrays.Keys)} was expected"
                        );
                }
                catch (Exception e) when (e is InvalidDataException or NotSupportedException or IOException or ArgumentException)
                {
                    throw new InputException(file, $"is no archive that can be read ({InputFile.OneLine(e.Message)})", e);
                }
            }
        );
    }

    private static Dictionary<string, ZipArchiveEntry> Arrays(string file, ZipArchive archive)
    {
        Dictionary<string, ZipArchiveEntry> arrays = new(StringComparer.Ordinal);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            if (entry.FullName.EndsWith(".npy", StringComparison.Ordinal) && !arrays.TryAdd(entry.FullName[..^4], entry))
            {
                throw new InputException(file, $"holds the array {InputFile.Quote(entry.FullName[..^4])} twice");
            }
        }
        return arrays.Count > 0 ? arrays : throw new InputException(file, "holds no arrays; entries that end in .npy were expected");
    }

    private static string TheOne(string file, Dictionary<string, ZipArchiveEntry> arrays, string wanted, Func<NpyArray, bool> fits)
    {
        string[] fitting =
        [
            .. arrays.Keys.Where(key =>
            {
                try
                {
                    return Open($"{file}:{key}", arrays[key], long.MaxValue / MostExpansion, fits);
                }
                catch (InputException)
                {
                    return false;
                }
            }),
        ];
        return fitting switch
        {
            [var one] => one,
            [] => throw new InputException(file, $"holds no array that fits among {InputFile.Quote(arrays.Keys)}; {wanted} was expected"),
            _ => throw new InputException(
                file,
                $"holds several arrays that fit: name one of {InputFile.Quote(fitting)} as {Path.GetFileName(file)}:KEY"
            ),
        };
    }

    private static T Open<T>(string path, ZipArchiveEntry entry, long fileLength, Func<NpyArray, T> read)
    {
        if (entry.IsEncrypted)
        {
            throw new InputException(path, "is encrypted");
        }
        if (entry.CompressedLength > fileLength || entry.Length / MostExpansion > entry.CompressedLength)
        {
            throw new InputException(path, $"says {entry.Length} bytes in {entry.CompressedLength}; more than can be there");
        }
        using Stream raw = entry.Open();
        using Checksum stream = new(raw);
        T result = read(NpyArray.Open(path, stream, entry.Length));
        if (result is not bool && (stream.ReadByte() >= 0 || stream.Value != entry.Crc32))
        {
            throw new InputException(path, "is damaged (its checksum differs)");
        }
        return result;
    }

    // CRC-32 of what is read through it.
    private sealed class Checksum(Stream inner) : Stream
    {
        private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];
        private uint _state = uint.MaxValue;

        public uint Value => ~_state;
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            int got = inner.Read(buffer);
            foreach (byte b in buffer[..got])
            {
                _state = Table[(byte)(_state ^ b)] ^ (_state >> 8);
            }
            return got;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private static uint Entry(int k)
        {
            uint entry = (uint)k;
            for (int bit = 0; bit < 8; bit++)
            {
                entry = (entry & 1) == 0 ? entry >> 1 : 0xEDB88320 ^ (entry >> 1);
            }
            return entry;
        }
    }
}
