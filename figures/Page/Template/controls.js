// Sliders and lists: each sets one parameter of its figure; a click on a mark that carries a control's field sets the control.
IsoTriplet.input = (figure, signal) => document.querySelector(`#figure-${figure.name} [data-signal="${signal}"]`);

IsoTriplet.label = (value) => (typeof value === 'number' ? String(Number(value.toFixed(4))) : String(value));

IsoTriplet.apply = (figure, control) => {
  const input = IsoTriplet.input(figure, control.signal);
  const value = control.values[Number(input.value)];
  IsoTriplet.views[figure.name].signal(control.signal, value);
  if (input.type === 'range') {
    input.setAttribute('aria-valuetext', IsoTriplet.label(value));
    input.nextElementSibling.textContent = IsoTriplet.label(value);
  }
};

// After a chart was drawn: the view takes over what the controls say, and clicks are heard.
IsoTriplet.controls = async (figure, view) => {
  for (const control of figure.controls) {
    IsoTriplet.apply(figure, control);
  }
  const clickable = figure.controls.filter((control) => control.field);
  if (clickable.length > 0) {
    view.addEventListener('click', (event, item) => {
      const datum = item?.datum;
      if (!datum || !clickable.every((control) => control.values.includes(datum[control.field]))) {
        return;
      }
      for (const control of clickable) {
        IsoTriplet.input(figure, control.signal).value = String(control.values.indexOf(datum[control.field]));
        IsoTriplet.apply(figure, control);
      }
      view.runAsync();
    });
  }
  await view.runAsync();
};

IsoTriplet.listen = (figure) => {
  for (const control of figure.controls) {
    IsoTriplet.input(figure, control.signal).addEventListener('input', async () => {
      if (IsoTriplet.views[figure.name]) {
        IsoTriplet.apply(figure, control);
        await IsoTriplet.views[figure.name].runAsync();
      }
    });
  }
};
