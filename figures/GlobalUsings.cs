global using IsoTriplet.Figures.Drawing;
