using My.Models;

Console.WriteLine(new Note { Topic = "birds", Author = new() { Name = "Ada" } }.ToXml());
Console.WriteLine(new Note { Topic = "12", Author = new() { Name = "Ada" } }.Validate().Count);
Console.WriteLine(typeof(Note).IsPublic);
Console.WriteLine(new My.Models.Around.Around { What = "all" }.ToXml());
