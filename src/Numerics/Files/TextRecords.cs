namespace IsoTriplet.Numerics;

/// <summary>The records of a text table, one after another: lines ended by LF, CRLF or CR; fields optionally in double quotes (a quote inside is doubled).</summary>
/// <remarks>
/// Holds one record at a time. Blank lines are passed over, but between the records of a single column: there one may be a value that is missing, and is refused. A quoted nothing is no blank line.
/// </remarks>
internal sealed class TextRecords(string path, TextReader text, char separator)
{
    private const int End = -1;
    private readonly char[] _buffer = new char[1 << 12];
    private readonly List<int> _ends = [];
    private char[] _record = new char[128];
    private int _at;
    private int _filled;
    private int _used;
    private int _ended;
    private int _blank;
    private bool _alone;
    private bool _quoted;

    /// <summary>The number of the record, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The number of the line on which the record begins, from 1; comments and blank lines count.</summary>
    public int Line { get; private set; }

    /// <summary>That of the first record.</summary>
    public int FirstLine { get; private set; }

    /// <summary>Fields of the record.</summary>
    public int Width => _ends.Count;

    /// <summary>One field, without quotes and surrounding blanks; until the next record is read.</summary>
    public ReadOnlySpan<char> this[int field] => _record.AsSpan(Start(field).._ends[field]);

    /// <summary>The record as texts.</summary>
    public string[] ToTexts()
    {
        string[] texts = new string[Width];
        for (int k = 0; k < texts.Length; k++)
        {
            texts[k] = this[k].ToString();
        }
        return texts;
    }

    /// <summary>Reads the next record; false at the end.</summary>
    public bool Next()
    {
        if (Number == 0 && Peek() == '\uFEFF')
        {
            _at++;
        }
        if (Number == 0 && Peek() != End && Separator.Named(_buffer.AsSpan(_at.._filled)) is not null)
        {
            _at += Separator.NamingLine;
            EndLine();
        }
        do
        {
            if (Number == 0)
            {
                SkipComments();
            }
            if (Peek() == End)
            {
                return false;
            }
        } while (Blank());
        Number++;
        if (Number == 1)
        {
            (FirstLine, _alone) = (Line, Width == 1);
        }
        return _alone && _blank > 0 ? throw new InputException(path, $"line {_blank} is empty") : true;
    }

    // Reads one line; true, and noted, where there is nothing on it.
    private bool Blank()
    {
        (_used, Line, _quoted) = (0, _ended + 1, false);
        _ends.Clear();
        do
        {
            Field();
        } while (Separated());
        if (Width > 1 || _used > 0 || _quoted)
        {
            return false;
        }
        _blank = _blank == 0 ? Line : _blank;
        return true;
    }

    // The lines that NumPy's savetxt writes above the numbers.
    private void SkipComments()
    {
        while (Peek() == '#' && Second() is ' ' or '\t')
        {
            while (Peek() is not (End or '\n' or '\r'))
            {
                _at++;
            }
            EndLine();
        }
    }

    // Steps over LF, CRLF or CR.
    private void EndLine()
    {
        int c = Peek();
        _at += c == End ? 0 : 1;
        _at += c == '\r' && Peek() == '\n' ? 1 : 0;
        _ended++;
    }

    private int Start(int field) => field == 0 ? 0 : _ends[field - 1];

    private void Field()
    {
        SkipBlanks();
        if (Peek() == '"')
        {
            _at++;
            _quoted = true;
            Quoted();
            SkipBlanks();
            if (Peek() is not (End or '\n' or '\r') && Peek() != separator)
            {
                throw new InputException(path, $"line {Line} has text after a closing quote");
            }
        }
        else
        {
            for (int c = Peek(); c is not (End or '\n' or '\r') && !Separates(c); c = Peek())
            {
                Take(c);
            }
        }
        int start = _ends.Count == 0 ? 0 : _ends[^1];
        _used = start + _record.AsSpan(start, _used - start).TrimEnd().Length;
        _ends.Add(_used);
    }

    private void Quoted()
    {
        while (true)
        {
            int c = Peek();
            if (c == End)
            {
                throw new InputException(path, $"line {Line} has a quote that is not closed");
            }
            if (c != '"')
            {
                _ended += c == '\n' ? 1 : 0;
                Take(c);
                continue;
            }
            _at++;
            if (Peek() != '"')
            {
                return;
            }
            Take('"');
        }
    }

    // Steps over what ends a field; true where another follows on the line.
    private bool Separated()
    {
        if (separator == TableOptions.Blanks)
        {
            SkipBlanks();
            if (Peek() is not (End or '\n' or '\r'))
            {
                return true;
            }
        }
        int c = Peek();
        if (c == End)
        {
            return false;
        }
        if (c == separator)
        {
            _at++;
            return true;
        }
        EndLine();
        return false;
    }

    private bool Separates(int c) => separator == TableOptions.Blanks ? c is ' ' or '\t' : c == separator;

    private void SkipBlanks()
    {
        while (Peek() is var c && (c == ' ' || (c == '\t' && separator != '\t')))
        {
            _at++;
        }
    }

    private void Take(int c)
    {
        if (c == 0)
        {
            throw new InputException(path, "is not text (it holds zero bytes)");
        }
        if (_used == _record.Length)
        {
            Array.Resize(ref _record, 2 * _used);
        }
        _record[_used++] = (char)c;
        _at++;
    }

    // The character after the next one, which may not be in the buffer yet.
    private int Second()
    {
        if (_at + 1 == _filled)
        {
            _buffer[0] = _buffer[_at];
            (_at, _filled) = (0, 1 + text.Read(_buffer, 1, _buffer.Length - 1));
        }
        return _at + 1 < _filled ? _buffer[_at + 1] : End;
    }

    private int Peek()
    {
        if (_at == _filled)
        {
            (_at, _filled) = (0, text.ReadBlock(_buffer));
        }
        return _filled == 0 ? End : _buffer[_at];
    }
}
