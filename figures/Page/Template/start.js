// Starts the page: what stands in it is readable already, the explorers are drawn.
IsoTriplet.start = () => {
  IsoTriplet.ledger();
  IsoTriplet.follow();
  IsoTriplet.tips();
  addEventListener('hashchange', IsoTriplet.follow);
  const figures = JSON.parse(document.getElementById('figures').textContent);
  for (const figure of figures.filter((f) => f.rows)) {
    figure.rows = Object.fromEntries(Object.entries(figure.rows).map(([name, table]) => [name, IsoTriplet.rows(table)]));
  }
  const explorers = figures.filter((figure) => figure.kind);
  figures.forEach(IsoTriplet.tools);
  explorers.forEach(IsoTriplet.listen);
  explorers.forEach(IsoTriplet.draw);
  const step = () => Math.floor(innerWidth / 120);
  let drawn = step();
  addEventListener('resize', () => {
    if (drawn !== step()) {
      drawn = step();
      explorers.forEach(IsoTriplet.draw);
    }
  });
  document.documentElement.dataset.state = 'ready';
};

globalThis.isotriplet = IsoTriplet;
IsoTriplet.start();
