using System;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Copies an ELF file of 64 bits with one version that it needs of another library made weak: the loader then takes a library that lacks that version.
/// A version that is not needed, or is weak already, leaves the copy as it was. What is not such a file, or ends too early, is an error.
/// </summary>
public sealed class WeakenSymbolVersion : Task
{
    private const uint NeededVersions = 0x6ffffffe; // SHT_GNU_verneed
    private const int Weak = 2; // VER_FLG_WEAK

    [Required]
    public string Source { get; set; }

    [Required]
    public string Destination { get; set; }

    [Required]
    public string Version { get; set; }

    public override bool Execute()
    {
        byte[] file = File.ReadAllBytes(Source);
        try
        {
            WeakenIn(file);
        }
        catch (Exception e) when (e is InvalidDataException || e is ArgumentException || e is OverflowException)
        {
            Log.LogError("{0} is not an ELF file as expected ({1}): its need of {2} cannot be made weak", Source, e.Message, Version);
            return false;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(Destination));
        string whole = Destination + ".new";
        File.WriteAllBytes(whole, file);
        File.Delete(Destination);
        File.Move(whole, Destination);
        return true;
    }

    private void WeakenIn(byte[] file)
    {
        if (file.Length < 64 || BitConverter.ToUInt32(file, 0) != 0x464c457f || file[4] != 2 || file[5] != 1)
        {
            throw new InvalidDataException("no ELF header of 64 bits, low byte first");
        }
        long sections = BitConverter.ToInt64(file, 40);
        (int size, int count) = (BitConverter.ToUInt16(file, 58), BitConverter.ToUInt16(file, 60));
        for (int k = 0; k < count; k++)
        {
            int header = checked((int)(sections + (long)k * size));
            if (BitConverter.ToUInt32(file, header + 4) == NeededVersions)
            {
                int names = checked((int)(sections + (long)BitConverter.ToUInt32(file, header + 40) * size));
                Walk(file, Offset(file, header), BitConverter.ToUInt32(file, header + 44), Offset(file, names));
            }
        }
    }

    // Verneed: version, count (2 bytes each), file, first, next. Vernaux: hash, flags and other (2 bytes each), name, next. Steps are relative.
    private void Walk(byte[] file, int need, uint needs, int names)
    {
        for (uint k = 0; k < needs; k++)
        {
            if (BitConverter.ToUInt16(file, need) != 1)
            {
                throw new InvalidDataException("an entry of .gnu.version_r is not of version 1");
            }
            int entry = checked(need + (int)BitConverter.ToUInt32(file, need + 8));
            for (int left = BitConverter.ToUInt16(file, need + 2); left > 0; left--)
            {
                if (Text(file, checked(names + (int)BitConverter.ToUInt32(file, entry + 8))) == Version)
                {
                    file[entry + 4] |= Weak;
                }
                entry = Next(file, entry, left == 1);
            }
            need = Next(file, need, k == needs - 1);
        }
    }

    private static int Next(byte[] file, int entry, bool last)
    {
        int step = checked((int)BitConverter.ToUInt32(file, entry + 12));
        return step == 0 && !last ? throw new InvalidDataException("a list ends before its count") : checked(entry + step);
    }

    private static int Offset(byte[] file, int header) => checked((int)BitConverter.ToInt64(file, header + 24));

    private static string Text(byte[] file, int start)
    {
        int end = Array.IndexOf(file, (byte)0, start);
        return end < 0 ? throw new InvalidDataException("a name has no end") : Encoding.ASCII.GetString(file, start, end - start);
    }
}
