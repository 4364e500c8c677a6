using IsoTriplet.Certificates;

if (args.Length == 0)
{
    Console.Error.WriteLine("usage: checker CERTIFICATE.json ...   (exit 0: all valid; 1: one is not; 2: bad input)");
    return 2;
}
int exit = 0;
foreach (string path in args)
{
    try
    {
        (Certificate certificate, CheckResult result) = CertificateFile.Judge(path);
        Console.WriteLine($"{path}");
        Console.WriteLine($"  kind         {certificate.Kind}");
        Console.WriteLine($"  statement    {certificate.Statement}");
        Console.WriteLine($"  valid        {(result.Valid ? "yes" : "no")}");
        Console.WriteLine($"  established  {result.Bound:R}");
        Console.WriteLine($"  reason       {result.Reason}");
        exit = Math.Max(exit, result.Valid ? 0 : 1);
    }
    catch (Exception e) when (e is CertificateException or IOException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine(e.Message);
        exit = 2;
    }
}
return exit;
