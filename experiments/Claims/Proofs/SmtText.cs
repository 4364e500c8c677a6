using System.Text;

namespace IsoTriplet.Experiments.Claims.Proofs;

/// <summary>Line layout of the scripts: comments wrapped at 120 characters, '\n' line ends on every system.</summary>
internal static class SmtText
{
    private const int Width = 118;

    internal static StringBuilder AppendComment(this StringBuilder text, string comment)
    {
        var line = new StringBuilder(";");
        foreach (var word in comment.Split(' '))
        {
            if (line.Length + 1 + word.Length > Width)
            {
                text.Append(line).Append('\n');
                line.Clear().Append(";  ");
            }
            line.Append(' ').Append(word);
        }
        return text.Append(line).Append('\n');
    }

    internal static StringBuilder AppendLines(this StringBuilder text, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            text.Append(line).Append('\n');
        }
        return text;
    }
}
