global using IsoTriplet.Certificates;
global using IsoTriplet.Hausdorff;
global using IsoTriplet.Isometry;
global using IsoTriplet.Numerics;
