namespace IsoTriplet.Numerics;

/// <summary>Parses the Python dictionary of a .npy header: exactly the keys descr, fortran_order and shape, in any order.</summary>
internal sealed class NpyHeaderParser(string path, string text)
{
    private int _at;

    public NpyHeader Parse(long dataOffset)
    {
        string? descr = null;
        bool? fortran = null;
        List<long>? shape = null;
        Expect('{');
        while (!Take('}'))
        {
            string key = Text("a key");
            Expect(':');
            switch (key)
            {
                case "descr" when descr is null:
                    descr = Descr();
                    break;
                case "fortran_order" when fortran is null:
                    fortran = Truth();
                    break;
                case "shape" when shape is null:
                    shape = Shape();
                    break;
                default:
                    throw Bad($"the key {InputFile.Quote(key)} is unknown or repeated");
            }
            if (!Take(','))
            {
                Expect('}');
                break;
            }
        }
        if (text.AsSpan(_at).Trim(" \n\r\t\0").Length > 0)
        {
            throw Bad("something follows the closing brace");
        }
        return new NpyHeader(
            descr ?? throw Bad("'descr' is missing"),
            fortran ?? throw Bad("'fortran_order' is missing"),
            shape ?? throw Bad("'shape' is missing"),
            dataOffset
        );
    }

    private string Descr()
    {
        Skip();
        return _at < text.Length && text[_at] is '[' or '('
            ? throw new InputException(path, "is a structured array; plain numbers were expected")
            : Text("'descr'");
    }

    private bool Truth()
    {
        Skip();
        foreach ((string word, bool value) in (ReadOnlySpan<(string, bool)>)[("True", true), ("False", false)])
        {
            if (text.AsSpan(_at).StartsWith(word, StringComparison.Ordinal))
            {
                _at += word.Length;
                return value;
            }
        }
        throw Bad("'fortran_order' is neither True nor False");
    }

    private List<long> Shape()
    {
        List<long> shape = [];
        Expect('(');
        while (!Take(')'))
        {
            Skip();
            int start = _at;
            while (_at < text.Length && char.IsAsciiDigit(text[_at]))
            {
                _at++;
            }
            if (_at == start)
            {
                throw Bad("'shape' is not a tuple of sizes");
            }
            // A size of more than 18 digits is too large whatever follows; the data's length refuses the rest.
            shape.Add(_at - start <= 18 ? long.Parse(text.AsSpan(start, _at - start)) : long.MaxValue);
            if (!Take(','))
            {
                Expect(')');
                break;
            }
        }
        return shape;
    }

    private string Text(string what)
    {
        Skip();
        char quote = _at < text.Length ? text[_at] : '\0';
        if (quote is not ('\'' or '"'))
        {
            throw Bad($"{what} is not a text in quotes");
        }
        int end = text.IndexOf(quote, _at + 1);
        if (end < 0)
        {
            throw Bad("a quote is not closed");
        }
        string value = text[(_at + 1)..end];
        _at = end + 1;
        return value;
    }

    private void Expect(char c)
    {
        if (!Take(c))
        {
            throw Bad($"'{c}' was expected at position {_at}");
        }
    }

    private bool Take(char c)
    {
        Skip();
        bool found = _at < text.Length && text[_at] == c;
        _at += found ? 1 : 0;
        return found;
    }

    private void Skip()
    {
        while (_at < text.Length && (text[_at] is ' ' or '\n' or '\r' or '\t'))
        {
            _at++;
        }
    }

    private InputException Bad(string fault) => new(path, $"malformed header: {fault}");
}
