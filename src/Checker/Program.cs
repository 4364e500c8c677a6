Console.Error.WriteLine("usage: checker CERTIFICATE.json");
return 2;
