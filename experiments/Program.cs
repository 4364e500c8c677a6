Console.Error.WriteLine("usage: isotriplet COMMAND");
return 2;
