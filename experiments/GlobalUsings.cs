global using IsoTriplet.Experiments.Claims.Ledger;
global using static IsoTriplet.Experiments.Claims.Ledger.Judgement;
global using IsoTriplet.Experiments.Proofs;
global using IsoTriplet.Experiments.Results;
global using IsoTriplet.Numerics;
