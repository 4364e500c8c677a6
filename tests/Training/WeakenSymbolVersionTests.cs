using System.Buffers.Binary;
using System.Text;
using IsoTriplet.Tests.Conventions;

namespace IsoTriplet.Tests.Training;

/// <summary>The build's task on files made here: it changes one flag of one entry, or nothing, or refuses.</summary>
public sealed class WeakenSymbolVersionTests
{
    private const string Wanted = "CXX_3.4.32";

    [Fact]
    public void Execute_OnFilesOfEveryKind_ChangesTheOneFlagOrNothingOrRefuses()
    {
        using TemporaryFolder folder = new();
        byte[] needy = Elf("CXX_3.4.9", Wanted, "CXX_3.4.30");
        byte[] weak = [.. needy];
        weak[FlagOf(entry: 1)] = 2;
        byte[] without = Elf("CXX_3.4.9", "CXX_3.4.30");
        byte[] endless = [.. needy];
        endless[^1] = (byte)'x';
        Dictionary<string, (byte[] Given, byte[]? Expected)> files = new(StringComparer.Ordinal)
        {
            ["needy"] = (needy, weak),
            ["weak"] = (weak, weak),
            ["without"] = (without, without),
            ["cut"] = (needy[..^40], null),
            ["endless"] = (endless, null),
            ["foreign"] = ([.. Encoding.ASCII.GetBytes("MZ"), .. new byte[200]], null),
            ["empty"] = ([], null),
        };
        foreach ((string name, (byte[] given, byte[]? _)) in files)
        {
            File.WriteAllBytes(folder.File(name), given);
        }
        string output = Build(folder, files.Keys);
        foreach ((string name, (byte[] given, byte[]? expected)) in files)
        {
            Assert.Equal(given, File.ReadAllBytes(folder.File(name)));
            string copy = folder.File("copies", name);
            Assert.Equal(expected, File.Exists(copy) ? File.ReadAllBytes(copy) : null);
            Assert.Equal(
                expected is null,
                output.Contains($"{folder.File(name)} is not an ELF file as expected", StringComparison.Ordinal)
            );
        }
    }

    private static string Build(TemporaryFolder folder, IEnumerable<string> names)
    {
        string targets = Path.Combine(House.Root, "src", "Training", "buildTransitive", "IsoTriplet.Training.targets");
        IEnumerable<string> tasks = names.Select(name =>
            $"""<WeakenSymbolVersion Source="{folder.File(name)}" Destination="{folder.File("copies", name)}" Version="{Wanted}" ContinueOnError="ErrorAndContinue" />"""
        );
        string project = folder.File("try.proj");
        File.WriteAllText(
            project,
            $"""<Project><Import Project="{targets}" /><Target Name="All">{string.Concat(tasks)}</Target></Project>"""
        );
        Tool build = Tool.Run("dotnet", ["msbuild", project, "-nologo", "-t:All", "-nodeReuse:false"]);
        Assert.Equal(1, build.Code);
        return build.Output;
    }

    private const int Sections = 64;
    private const int Needs = Sections + (3 * 64);

    private static int FlagOf(int entry) => Needs + 16 + (16 * entry) + 4;

    // A header, three section headers (none, .gnu.version_r, its names), one needed file with its versions, the names.
    private static byte[] Elf(params string[] versions)
    {
        byte[] names = Encoding.ASCII.GetBytes("\0" + string.Join('\0', versions) + "\0");
        byte[] file = new byte[Needs + 16 + (16 * versions.Length) + names.Length];
        int text = file.Length - names.Length;
        names.CopyTo(file, text);
        new byte[] { 0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1 }.CopyTo(file, 0);
        Put(40, Sections, 8);
        Put(58, 64, 2);
        Put(60, 3, 2);
        Put(Sections + 64 + 4, 0x6ffffffe, 4);
        Put(Sections + 64 + 24, Needs, 8);
        Put(Sections + 64 + 40, 2, 4);
        Put(Sections + 64 + 44, 1, 4);
        Put(Sections + 128 + 4, 3, 4);
        Put(Sections + 128 + 24, text, 8);
        Put(Needs, 1, 2);
        Put(Needs + 2, versions.Length, 2);
        Put(Needs + 8, 16, 4);
        int name = 1;
        for (int k = 0; k < versions.Length; k++)
        {
            Put(FlagOf(k) + 4, name, 4);
            Put(FlagOf(k) + 8, k < versions.Length - 1 ? 16 : 0, 4);
            name += versions[k].Length + 1;
        }
        return file;

        void Put(int at, long value, int bytes)
        {
            Span<byte> eight = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(eight, value);
            eight[..bytes].CopyTo(file.AsSpan(at));
        }
    }
}
