global using IsoTriplet.Isometry;
global using IsoTriplet.Numerics;
