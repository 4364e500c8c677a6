global using IsoTriplet.Hausdorff;
global using IsoTriplet.Isometry;
global using IsoTriplet.Numerics;
global using IsoTriplet.Optimizers;
