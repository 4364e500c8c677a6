global using System.Globalization;
global using System.Text;
global using System.Text.Json.Nodes;
global using IsoTriplet.Figures.Drawing;
