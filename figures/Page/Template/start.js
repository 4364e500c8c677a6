// Starts the page: listeners first, then the charts, those in sight before the others; print waits for none, so all are drawn early.
IsoTriplet.start = async () => {
  IsoTriplet.ledger();
  IsoTriplet.follow();
  addEventListener('hashchange', IsoTriplet.follow);
  const waiting = IsoTriplet.specs();
  for (const figure of waiting) {
    IsoTriplet.listen(figure);
    IsoTriplet.tools(figure);
  }
  document.documentElement.dataset.state = 'started';
  const distance = (figure) => {
    const box = document.getElementById(`figure-${figure.name}`).getBoundingClientRect();
    return Math.max(0, box.top - innerHeight, -box.bottom);
  };
  const all = [...waiting];
  while (waiting.length > 0) {
    waiting.sort((a, b) => distance(a) - distance(b));
    await IsoTriplet.draw(waiting.shift());
    await new Promise((next) => setTimeout(next));
  }
  const step = () => Math.floor(innerWidth / 120);
  let drawn = step();
  addEventListener('resize', async () => {
    if (drawn !== step()) {
      drawn = step();
      for (const figure of all) {
        await IsoTriplet.draw(figure);
      }
    }
  });
  document.documentElement.dataset.state = 'ready';
};

globalThis.isotriplet = IsoTriplet;
IsoTriplet.start();
