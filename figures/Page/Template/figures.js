'use strict';
// Draws the figures of the page: specifications stand in the page as JSON, the chart library is inlined, nothing is fetched.
const IsoTriplet = { views: {}, drawn: {} };

IsoTriplet.specs = () => JSON.parse(document.getElementById('figures').textContent);

// Refuses every address: all data are in the page already.
IsoTriplet.loader = () => {
  const refuse = (uri) => Promise.reject(new Error('this page loads nothing: ' + uri));
  return { load: refuse, sanitize: refuse, http: refuse, file: refuse };
};

// On a narrow place panels stand below one another, and panels wider than the place shrink in both directions alike.
IsoTriplet.fitted = (spec, width) => {
  const fitted = structuredClone(spec);
  const views = fitted.concat ?? [fitted];
  const besides = 75;
  if (fitted.concat) {
    const widest = Math.max(...views.map((view) => view.width ?? 200)) + besides;
    fitted.columns = Math.max(1, Math.min(fitted.columns ?? 3, Math.floor(width / widest)));
  }
  for (const view of views) {
    if (typeof view.width === 'number' && view.width + besides > width && !fitted.autosize) {
      const factor = Math.max(0.4, (width - besides) / view.width);
      view.width *= factor;
      view.height *= fitted.concat ? factor : 1;
    }
  }
  return fitted;
};

// Charts made for a paper's column are enlarged for the screen.
IsoTriplet.enlarge = (place, figure) => {
  const svg = place.querySelector('svg');
  const width = Number(svg?.getAttribute('width'));
  if (!figure.paper || !width) {
    return;
  }
  place.dataset.width = width < 400 ? 'column' : 'page';
  const factor = Math.min(1.55, place.clientWidth / width);
  if (factor > 0.75) {
    svg.style.width = Math.floor(width * factor) + 'px';
    svg.style.height = 'auto';
  }
};

// Marks of the style "silent" let the pointer through to what lies under them.
IsoTriplet.silence = (part) => {
  for (const mark of part.marks ?? []) {
    if ([mark.style ?? []].flat().includes('silent')) {
      mark.interactive = false;
    }
    IsoTriplet.silence(mark);
  }
  return part;
};

IsoTriplet.largestTree = 200_000;

IsoTriplet.sharp = async (painted, work) => {
  if (!painted) {
    return work();
  }
  const real = Object.getOwnPropertyDescriptor(globalThis, 'devicePixelRatio');
  Object.defineProperty(globalThis, 'devicePixelRatio', { value: Math.max(2, devicePixelRatio), configurable: true, writable: true });
  try {
    return await work();
  } finally {
    Object.defineProperty(globalThis, 'devicePixelRatio', real);
  }
};

IsoTriplet.draw = async (figure) => {
  const place = document.querySelector(`#figure-${figure.name} .chart`);
  try {
    // Thousands of marks are too much for a tree of elements: they are painted, at twice the resolution for print.
    const painted = JSON.stringify(figure.spec).length > IsoTriplet.largestTree;
    const options = { mode: 'vega-lite', renderer: painted ? 'canvas' : 'svg', actions: false, ast: true, defaultStyle: false, loader: IsoTriplet.loader() };
    options.patch = IsoTriplet.silence;
    options.tooltip = { theme: 'page', disableDefaultStyle: true };
    const target = document.createElement('div');
    const result = await IsoTriplet.sharp(painted, () => vegaEmbed(target, IsoTriplet.fitted(figure.spec, place.clientWidth), options));
    IsoTriplet.views[figure.name]?.finalize();
    place.replaceChildren(target);
    IsoTriplet.views[figure.name] = result.view;
    await IsoTriplet.controls(figure, result.view);
    IsoTriplet.enlarge(place, figure);
  } catch (error) {
    const note = document.createElement('p');
    note.className = 'failed';
    note.textContent = 'This chart could not be drawn: ' + error.message;
    place.replaceChildren(note);
    console.error(figure.name, error);
  }
};

// The rows of a chart as tables: for readers who do not see it, and for those who want the numbers.
IsoTriplet.tables = (figure, view) => {
  const named = figure.spec.datasets ?? {};
  const tables = Object.entries(named).filter(([, rows]) => Array.isArray(rows) && rows.length > 0);
  if (tables.length > 0) {
    return tables;
  }
  const state = view.getState({ signals: () => false, data: () => true }).data;
  const names = Object.keys(state).filter((name) => Array.isArray(state[name]));
  const best = names.sort((a, b) => Object.keys(view.data(b)[0] ?? {}).length - Object.keys(view.data(a)[0] ?? {}).length)[0];
  return best ? [[best, view.data(best)]] : [];
};

IsoTriplet.shown = (value) =>
  value === null || value === undefined ? '' : typeof value === 'number' ? String(Number(value.toPrecision(6))) : typeof value === 'object' ? JSON.stringify(value) : String(value);

IsoTriplet.table = (name, rows, most) => {
  const table = document.createElement('table');
  const caption = table.createCaption();
  caption.textContent = rows.length > most ? `${name}: the first ${most} of ${rows.length} rows` : `${name}: ${rows.length} rows`;
  const fields = Object.keys(rows[0]).filter((field) => !field.startsWith('_'));
  const head = table.createTHead().insertRow();
  for (const field of fields) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = field;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of rows.slice(0, most)) {
    const line = body.insertRow();
    for (const field of fields) {
      line.insertCell().textContent = IsoTriplet.shown(row[field]);
    }
  }
  return table;
};

IsoTriplet.tools = (figure) => {
  const element = document.getElementById(`figure-${figure.name}`);
  const numbers = element.querySelector('.numbers');
  const show = element.querySelector('[data-tool="numbers"]');
  show.addEventListener('click', () => {
    const open = numbers.hidden;
    numbers.replaceChildren(...(open ? IsoTriplet.tables(figure, IsoTriplet.views[figure.name]).map(([n, r]) => IsoTriplet.table(n, r, 500)) : []));
    numbers.hidden = !open;
    show.setAttribute('aria-expanded', String(open));
    show.textContent = open ? 'Hide the numbers' : 'Show the numbers';
  });
  element.querySelector('[data-tool="svg"]').addEventListener('click', async () => {
    const text = await IsoTriplet.views[figure.name].toSVG();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
    link.download = figure.name + '.svg';
    link.click();
    URL.revokeObjectURL(link.href);
  });
};
