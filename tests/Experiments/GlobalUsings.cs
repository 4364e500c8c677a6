// Of the whole program of tests. Apart from tests/GlobalUsings.cs, as scripts/mutate.sh builds the tests of one part with that file and without the console.
global using System.Diagnostics;
global using System.Globalization;
global using System.Text.Json;
global using System.Text.Json.Nodes;
global using System.Text.RegularExpressions;
global using IsoTriplet.Experiments.Hosting;
global using IsoTriplet.Figures.Drawing;
global using IsoTriplet.Tests.Conventions;
global using IsoTriplet.Tests.Experiments;
global using IsoTriplet.Tests.Training;
