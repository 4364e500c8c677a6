// Sliders and lists: each sets one value of its figure, which is drawn anew; a click in a drawing sets them too.
IsoTriplet.label = (value) => (typeof value === 'number' ? String(Number(value.toFixed(4))) : String(value));

IsoTriplet.input = (figure, signal) => document.querySelector(`#figure-${figure.name} [data-signal="${signal}"]`);

// The values that a control can take now: of a grid, those that the chosen table has.
IsoTriplet.values = (figure, control) => {
  if (!control.field || !figure.rows?.cells) {
    return control.values;
  }
  const series = IsoTriplet.input(figure, 'series');
  const name = series ? figure.controls[0].values[Number(series.value)] : figure.rows.cells[0].series;
  return [...new Set(figure.rows.cells.filter((cell) => cell.series === name).map((cell) => cell[control.field]))].sort((a, b) => a - b);
};

IsoTriplet.state = (figure) =>
  Object.fromEntries(
    figure.controls.map((control) => {
      const input = IsoTriplet.input(figure, control.signal);
      const values = IsoTriplet.values(figure, control);
      if (input.type === 'range' && Number(input.max) !== values.length - 1) {
        // Another table: the slider keeps its value, or the nearest there is.
        const kept = figure.last?.[control.signal] ?? values[0];
        input.max = String(values.length - 1);
        input.value = String(values.indexOf(values.reduce((best, v) => (Math.abs(v - kept) < Math.abs(best - kept) ? v : best))));
      }
      const value = values[Number(input.value)];
      if (input.type === 'range') {
        input.setAttribute('aria-valuetext', IsoTriplet.label(value));
        input.nextElementSibling.textContent = IsoTriplet.label(value);
      }
      return [control.signal, value];
    }),
  );

IsoTriplet.draw = (figure) => {
  const place = document.querySelector(`#figure-${figure.name} .chart`);
  try {
    figure.last = IsoTriplet.state(figure);
    IsoTriplet.views[figure.name] = { rows: IsoTriplet.kinds[figure.kind](figure, place, figure.last), state: figure.last };
  } catch (error) {
    const note = document.createElement('p');
    note.className = 'failed';
    note.textContent = 'This chart could not be drawn: ' + error.message;
    place.replaceChildren(note);
    console.error(figure.name, error);
  }
};

// Sets controls to values, as a click does.
IsoTriplet.choose = (figure, chosen) => {
  for (const control of figure.controls.filter((c) => c.signal in chosen)) {
    const place = IsoTriplet.values(figure, control).indexOf(chosen[control.signal]);
    if (place >= 0) {
      IsoTriplet.input(figure, control.signal).value = String(place);
    }
  }
  IsoTriplet.draw(figure);
};

IsoTriplet.listen = (figure) => {
  for (const control of figure.controls) {
    IsoTriplet.input(figure, control.signal).addEventListener('input', () => IsoTriplet.draw(figure));
  }
};

// What the pointer is over, in words beside it.
IsoTriplet.tips = () => {
  const tip = document.getElementById('tip');
  document.addEventListener('pointerover', ({ target }) => {
    const words = target.dataset?.tip;
    tip.hidden = !words;
    tip.textContent = words ?? '';
  });
  document.addEventListener('pointermove', (event) => {
    if (!tip.hidden) {
      tip.style.left = `${Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8)}px`;
      tip.style.top = `${Math.min(event.clientY + 14, innerHeight - tip.offsetHeight - 8)}px`;
    }
  });
  document.addEventListener('scroll', () => (tip.hidden = true), { passive: true });
};
