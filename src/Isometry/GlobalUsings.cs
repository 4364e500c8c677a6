global using IsoTriplet.Numerics;
