using System.Text;

namespace IsoTriplet.Numerics;

/// <summary>The fields of a comma-separated text: UTF-8, lines ended by LF or CRLF, fields optionally in double quotes (a quote inside is doubled).</summary>
internal sealed class CsvTable
{
    private readonly List<string> _fields = [];
    private readonly List<int> _ends = [];

    private CsvTable(string path) => Path = path;

    public string Path { get; }

    /// <summary>Lines, the header included.</summary>
    public int Lines => _ends.Count;

    /// <summary>Fields of a line.</summary>
    public int Width(int line) => _ends[line] - Start(line);

    /// <summary>One field, without quotes and surrounding blanks.</summary>
    public string this[int line, int column] => _fields[Start(line) + column];

    /// <summary>Reads a file; it has at least one line, and every line has as many fields as the first.</summary>
    public static CsvTable Read(string path)
    {
        string text = InputFile.Text(path);
        CsvTable table = new(path);
        table.Split(text.AsSpan().TrimEnd("\r\n"));
        return table;
    }

    private int Start(int line) => line == 0 ? 0 : _ends[line - 1];

    private void Split(ReadOnlySpan<char> text)
    {
        if (text.Trim().IsEmpty)
        {
            throw new InputException(Path, "is empty");
        }
        while (true)
        {
            int fieldsBefore = _fields.Count;
            bool more = Line(ref text);
            _ends.Add(_fields.Count);
            int width = _fields.Count - fieldsBefore;
            if (width == 1 && _fields[^1].Length == 0)
            {
                throw new InputException(Path, $"line {Lines} is empty");
            }
            if (width != Width(0))
            {
                throw new InputException(Path, $"ragged: line {Lines} has {width} fields, line 1 has {Width(0)}");
            }
            if (!more)
            {
                return;
            }
        }
    }

    /// <summary>Takes one line; says whether another follows.</summary>
    private bool Line(ref ReadOnlySpan<char> text)
    {
        while (true)
        {
            ReadOnlySpan<char> blank = text.TrimStart(' ');
            int end;
            if (blank.Length > 0 && blank[0] == '"')
            {
                text = blank;
                _fields.Add(Quoted(ref text));
                end = text.IndexOfAny(',', '\n');
                if (!(end < 0 ? text : text[..end]).Trim().IsEmpty)
                {
                    throw new InputException(Path, $"line {Lines + 1} has text after a closing quote");
                }
            }
            else
            {
                end = text.IndexOfAny(',', '\n');
                _fields.Add((end < 0 ? text : text[..end]).Trim().ToString());
            }
            if (end < 0)
            {
                text = [];
                return false;
            }
            bool newLine = text[end] == '\n';
            text = text[(end + 1)..];
            if (newLine)
            {
                return true;
            }
        }
    }

    private string Quoted(ref ReadOnlySpan<char> text)
    {
        StringBuilder value = new();
        text = text[1..];
        while (true)
        {
            int end = text.IndexOf('"');
            if (end < 0)
            {
                throw new InputException(Path, $"line {Lines + 1} has a quote that is not closed");
            }
            value.Append(text[..end]);
            text = text[(end + 1)..];
            if (text.IsEmpty || text[0] != '"')
            {
                return value.ToString().Trim();
            }
            value.Append('"');
            text = text[1..];
        }
    }
}
