global using IsoTriplet.Hausdorff;
global using IsoTriplet.Numerics;
global using IsoTriplet.Triplets;
