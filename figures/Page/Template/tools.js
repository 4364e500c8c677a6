// The numbers behind a figure as tables, for readers who do not see it and for those who want them; the drawing as a file.
IsoTriplet.rows = ({ fields, rows }) => rows.map((row) => Object.fromEntries(fields.map((field, k) => [field, row[k]])));

IsoTriplet.tables = (figure) => {
  if (figure.kind) {
    const named = Object.entries(figure.rows ?? {}).map(([name, rows]) => [name, rows, rows.length]);
    return named.length > 0 ? named : [['cells', IsoTriplet.views[figure.name].rows, IsoTriplet.views[figure.name].rows.length]];
  }
  return Object.entries(figure.tables).map(([name, table]) => [name, IsoTriplet.rows(table), table.count]);
};

IsoTriplet.shown = (value) =>
  value === null || value === undefined ? '' : typeof value === 'number' ? String(Number(value.toPrecision(6))) : typeof value === 'object' ? JSON.stringify(value) : String(value);

IsoTriplet.table = (name, rows, count, most) => {
  const table = document.createElement('table');
  const shown = rows.slice(0, most);
  table.createCaption().textContent = count > shown.length ? `${name}: the first ${shown.length} of ${count} rows` : `${name}: ${count} rows`;
  const fields = Object.keys(rows[0]);
  const head = table.createTHead().insertRow();
  for (const field of fields) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = field;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of shown) {
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
    const tables = open ? IsoTriplet.tables(figure).filter(([, rows]) => rows.length > 0) : [];
    numbers.replaceChildren(...tables.map(([name, rows, count]) => IsoTriplet.table(name, rows, count, 500)));
    numbers.hidden = !open;
    show.setAttribute('aria-expanded', String(open));
    show.textContent = open ? 'Hide the numbers' : 'Show the numbers';
  });
  element.querySelector('[data-tool="svg"]').addEventListener('click', () => {
    const text = new XMLSerializer().serializeToString(element.querySelector('.chart svg'));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
    link.download = figure.name + '.svg';
    link.click();
    URL.revokeObjectURL(link.href);
  });
};
