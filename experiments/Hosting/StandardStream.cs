using System.Text;

namespace IsoTriplet.Experiments.Hosting;

/// <summary>stdout or stderr of the process. What cannot be printed on stdout is a fault that names it; what cannot be said on stderr is left unsaid, and the work goes on.</summary>
internal sealed class StandardStream(TextWriter inner, bool isError) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(string? value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    /// <inheritdoc/>
    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            if (!isError)
            {
                throw new IOException($"standard output cannot be written to ({e.Message})", e);
            }
        }
    }
}
