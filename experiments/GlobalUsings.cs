global using IsoTriplet.Experiments.Claims.Ledger;
global using IsoTriplet.Experiments.Claims.Proofs;
global using IsoTriplet.Experiments.Results;
global using IsoTriplet.Numerics;
global using static IsoTriplet.Experiments.Claims.Ledger.Judgement;
