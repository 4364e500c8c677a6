#:property PublishAot=false
#:property AllowsConsole=true
// dotnet run scripts/ApiReference.cs [OUT]: the public types of the packages as Markdown, a file a package, from the XML documentation of the Release build.
using System.Reflection;
using System.Text;
using System.Xml.Linq;

string root = Path.GetFullPath(Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, ".."));
string folder = args.Length > 0 ? args[0] : Path.Combine(root, "artifacts", "docs", "api");
string[] packages = ["Numerics", "Certificates", "Isometry", "Hausdorff", "Optimizers", "Triplets"];
string[] found = [.. packages.Select(p => Path.Combine(root, "artifacts", "bin", $"IsoTriplet.{p}", "release", $"IsoTriplet.{p}.dll"))];
if (found.FirstOrDefault(f => !File.Exists(f)) is { } missing)
{
    Console.Error.WriteLine($"{missing} is not there; run dotnet build -c Release first");
    return 2;
}
Directory.CreateDirectory(folder);
foreach (string library in found)
{
    Assembly assembly = Assembly.LoadFrom(library);
    Dictionary<string, XElement> texts = XDocument
        .Load(Path.ChangeExtension(library, ".xml"))
        .Descendants("member")
        .ToDictionary(m => (string)m.Attribute("name")!, StringComparer.Ordinal);
    StringBuilder page = new($"# {assembly.GetName().Name}\n");
    foreach (Type type in assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
    {
        string name = type.FullName!.Replace('+', '.');
        page.Append($"\n## {name}\n\n{Text(texts.GetValueOrDefault("T:" + name), "summary")}\n");
        string remarks = Text(texts.GetValueOrDefault("T:" + name), "remarks");
        page.Append(remarks.Length > 0 ? $"\n{remarks}\n" : "");
        foreach ((string key, XElement member) in texts.Where(t => Belongs(t.Key, name)).OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            page.Append($"\n- `{Short(key, name)}`: {Text(member, "summary")}");
            foreach (XElement p in member.Elements().Where(e => e.Name.LocalName is "param" or "returns" or "exception"))
            {
                string label = (string?)p.Attribute("name") ?? ((string?)p.Attribute("cref"))?[2..] ?? p.Name.LocalName;
                page.Append($"\n  - {label}: {Flat(p)}");
            }
        }
        page.Append('\n');
    }
    string path = Path.Combine(folder, assembly.GetName().Name + ".md");
    File.WriteAllText(path, page.ToString());
    Console.WriteLine(path);
}
return 0;

static bool Belongs(string key, string type) =>
    key[0] != 'T' && key[2..].StartsWith(type + ".", StringComparison.Ordinal) && !key[(type.Length + 3)..].Split('(')[0].Contains('.');

static string Short(string key, string type) =>
    string.Concat(Pieces(key[(type.Length + 3)..])).Replace("#ctor", "new", StringComparison.Ordinal);

// Names without their namespaces: of every dotted word the last part.
static IEnumerable<string> Pieces(string signature)
{
    int start = 0;
    for (int k = 0; k <= signature.Length; k++)
    {
        if (k == signature.Length || !(char.IsLetterOrDigit(signature[k]) || signature[k] is '.' or '_'))
        {
            yield return signature[start..k].Split('.')[^1];
            yield return k < signature.Length ? signature[k..(k + 1)] : "";
            start = k + 1;
        }
    }
}

static string Text(XElement? member, string part) => member?.Element(part) is { } e ? Flat(e) : "";

static string Flat(XElement e)
{
    XElement copy = new(e);
    foreach (
        XElement reference in copy.Descendants().Where(d => d.Attribute("cref") is not null || d.Attribute("name") is not null).ToArray()
    )
    {
        string target = (string?)reference.Attribute("cref") ?? (string)reference.Attribute("name")!;
        reference.ReplaceWith(target.Split('(')[0].Split('.')[^1].Split(':')[^1]);
    }
    return string.Join(' ', copy.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
