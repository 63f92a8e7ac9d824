Console.Error.WriteLine("no verb yet"); return 2;
