// One gradient step of a triple, by the closed form of the command `dynamics field` (rate 1); equations (7) to (12) of Extreme Triplet Learning.
IsoTriplet.step = (loss, gamma, p, s_ap, s_an) => {
  const sine_p = Math.sqrt((1 - s_ap) * (1 + s_ap));
  const sine_q = Math.sqrt((1 - s_an) * (1 + s_an));
  const s_pq = s_ap * s_an + gamma * sine_p * sine_q;
  const weight =
    loss === 'vanilla' ? 2 : 1 / (1 + Math.exp(loss === 'second-order' ? s_ap - (s_ap * s_ap) / 2 - (s_an * s_an) / 2 : s_ap - s_an));
  const contrastive = loss === 'sct' && s_an > s_ap;
  const a = loss === 'vanilla' ? 1 - weight : 1;
  const c = loss === 'vanilla' ? 1 + weight : 1;
  const b = loss === 'second-order' ? weight * (1 - s_ap) : contrastive ? 0 : weight;
  const e = loss === 'second-order' ? weight * s_an : contrastive ? 1 : weight;
  const product_p = a * s_ap + b + a * b + b * b * s_ap - a * e * s_pq - b * e * s_an;
  const product_q = c * s_an - e + b * c * s_pq - b * e * s_ap - c * e + e * e * s_an;
  const length_a = Math.sqrt(
    (1 + b * s_ap - e * s_an) ** 2 + (b * gamma * sine_p - e * sine_q) ** 2 + (1 - gamma) * (1 + gamma) * (b * sine_p) ** 2,
  );
  const length_p = Math.sqrt((a + b * s_ap) ** 2 + (b * sine_p) ** 2);
  const length_q = Math.sqrt((c - e * s_an) ** 2 + (e * sine_q) ** 2);
  const ds_ap = length_a * length_p > 0 ? product_p / (length_a * length_p) - s_ap : 0;
  const ds_an = length_a * length_q > 0 ? product_q / (length_a * length_q) - s_an : 0;
  const share = p * Math.sqrt(s_ap * s_an);
  const ds_ap_total = ds_ap + share * ds_an;
  const ds_an_total = ds_an + share * ds_ap;
  const sign = (change) => (Math.abs(change) <= 1e-14 ? 0 : Math.sign(change));
  const across = ['left', '', 'right'][sign(ds_ap_total) + 1];
  const up = ['bottom', '', 'top'][sign(ds_an_total) + 1];
  return { s_ap, s_an, ds_ap, ds_an, ds_ap_total, ds_an_total, direction: [up, across].filter(Boolean).join('-') || 'still' };
};

IsoTriplet.fieldWords = {
  'bottom-right': 'bottom right: as wanted',
  'top-right': 'top right: negative pulled in too',
  'bottom-left': 'bottom left: positive pushed away too',
  'top-left': 'top left: the opposite of what is wanted',
  other: 'along an axis, or still',
};

IsoTriplet.kinds.field = (figure, place, { loss, gamma, p }) => {
  const { svg, style, label } = IsoTriplet;
  const last = 20;
  const rows = [];
  for (let k = 0; k < (last + 1) ** 2; k++) {
    rows.push(IsoTriplet.step(loss, gamma, p, (k % (last + 1)) / last, Math.floor(k / (last + 1)) / last));
  }
  const [across, up] = ['S_ap', 'S_an'].map((title) => ({ low: -0.025, high: 1.025, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1], title }));
  const panels = ['where the step moves a triple', 'ΔS_ap: should rise (orange)', 'ΔS_an: should fall (blue)'].map((title) =>
    IsoTriplet.panel({ width: 255, height: 255, title, across, up }),
  );
  const size = panels[0].width / 21;
  const colours = Object.fromEntries(Object.keys(IsoTriplet.fieldWords).map((name, k) => [name, [...style.categories.slice(0, 4), style.grey][k]]));
  panels.forEach(({ marks, X, Y }, panel) => {
    rows.forEach((row, k) => {
      const change = panel === 1 ? row.ds_ap_total : row.ds_an_total;
      marks.append(
        svg('rect', {
          x: X(row.s_ap) - size / 2,
          y: Y(row.s_an) - size / 2,
          width: size + 0.3,
          height: size + 0.3,
          fill: panel === 0 ? '#fff' : IsoTriplet.mixed(style.signed, (1 + change) / 2),
          'data-cell': k,
          'data-tip': `S_ap: ${label(row.s_ap)}\nS_an: ${label(row.s_an)}\nΔS_ap total: ${label(row.ds_ap_total)}\nΔS_an total: ${label(row.ds_an_total)}\ndirection: ${row.direction}`,
        }),
      );
    });
  });
  for (const row of rows.filter((r) => r.direction !== 'still')) {
    const { marks, X, Y } = panels[0];
    const angle = (Math.atan2(row.ds_ap_total, row.ds_an_total) * 180) / Math.PI;
    const long = 3 + 5 * Math.sqrt(Math.min(1, Math.hypot(row.ds_ap_total, row.ds_an_total)));
    const d = `M0 ${-long}L${0.45 * long} ${0.1 * long}H${0.14 * long}V${long}H${-0.14 * long}V${0.1 * long}H${-0.45 * long}Z`;
    marks.append(
      svg('path', { d, fill: colours[row.direction] ?? style.grey, transform: `translate(${X(row.s_ap).toFixed(2)} ${Y(row.s_an).toFixed(2)}) rotate(${angle.toFixed(2)})`, 'pointer-events': 'none' }),
    );
  }
  const outlines = panels.map(({ marks }) => marks.appendChild(svg('rect', { width: size, height: size, fill: 'none', stroke: '#222', 'stroke-width': 2, class: 'outline', visibility: 'hidden', 'pointer-events': 'none' })));
  const words = IsoTriplet.legend(Object.entries(IsoTriplet.fieldWords).map(([name, text]) => ({ name: text, colour: colours[name], shape: 'triangle-up' })));
  const bar = IsoTriplet.bar(style.signed, 'change by one step (colours are cut at −1 and 1)', ['−1', '−0.5', '0', '0.5', '1']);
  const sheet = IsoTriplet.sheet(place, figure.title, panels, (width) => {
    const [first, second] = [words(width), bar(width)];
    second.group.setAttribute('transform', `translate(0 ${first.height + 8})`);
    return { group: svg('g', {}, first.group, second.group), height: first.height + second.height + 8 };
  });
  const point = (event) => {
    const cell = event.target.dataset?.cell;
    outlines.forEach((outline, panel) => {
      outline.setAttribute('visibility', cell === undefined ? 'hidden' : 'visible');
      if (cell !== undefined) {
        outline.setAttribute('x', panels[panel].X(rows[cell].s_ap) - size / 2);
        outline.setAttribute('y', panels[panel].Y(rows[cell].s_an) - size / 2);
      }
    });
  };
  sheet.addEventListener('pointerover', point);
  sheet.addEventListener('pointerleave', point);
  return rows;
};

// A grid over N and n: the table, and cuts through it along the row and the column that the sliders name.
IsoTriplet.kinds.grid = (figure, place, state) => {
  const { svg, text, style } = IsoTriplet;
  const percent = (share) => `${Math.round(100 * share)} %`;
  const series = state.series ?? figure.rows.cells[0].series;
  const rows = figure.rows.cells.filter((cell) => cell.series === series);
  const values = (field) => [...new Set(rows.map((cell) => cell[field]))].sort((a, b) => a - b);
  const [points, dimensions] = [values('points'), values('dimension')];
  const words = (cell, first) =>
    [...(first === 'n' ? [`n: ${cell.dimension}`, `N: ${cell.points}`] : [`N: ${cell.points}`, `n: ${cell.dimension}`]), `${figure.options.value}: ${percent(cell.value)}`, ...cell.notes.map((note, k) => `${figure.options.notes[k]}: ${note}`)];
  const told = (cell, first) => ({ role: 'img', 'aria-label': words(cell, first).join('; '), 'data-tip': words(cell, first).join('\n'), 'data-points': cell.points, 'data-dimension': cell.dimension, style: 'cursor:pointer' });
  const table = IsoTriplet.panel({ width: 260, height: 255, title: 'the table: click a cell', across: IsoTriplet.steps(dimensions, 'n'), up: IsoTriplet.steps(points, 'N') });
  const [wide, high] = [table.width / dimensions.length, table.height / points.length];
  const frame = (cell, width) =>
    svg('rect', { x: table.X(dimensions.indexOf(cell.dimension)) - wide / 2, y: table.Y(points.indexOf(cell.points)) - high / 2, width: wide, height: high, fill: 'none', stroke: '#fff', 'stroke-width': width, 'pointer-events': 'none' });
  for (const cell of rows) {
    const [x, y] = [table.X(dimensions.indexOf(cell.dimension)), table.Y(points.indexOf(cell.points))];
    table.marks.append(
      svg('rect', { x: x - wide / 2, y: y - high / 2, width: wide + 0.3, height: high + 0.3, fill: IsoTriplet.mixed(style.sequential, cell.value), class: 'cell', ...told(cell, 'n') }),
      text(x, y + 4, percent(cell.value).slice(0, -2), { 'font-size': 10, fill: cell.value > 0.55 ? '#111' : '#fff', 'pointer-events': 'none' }),
    );
  }
  rows.filter((cell) => cell.points === state.N || cell.dimension === state.n).forEach((cell) => table.marks.append(frame(cell, 1.5)));
  rows.filter((cell) => cell.points === state.N && cell.dimension === state.n).forEach((cell) => table.marks.append(frame(cell, 4)));
  const cut = (field, symbol, chosen, title, along) => {
    const steps = values(field);
    const panel = IsoTriplet.panel({ width: 235, height: 255, title, across: IsoTriplet.steps(steps, symbol), up: { low: 0, high: 1, ticks: [0, 0.25, 0.5, 0.75, 1], labels: ['0 %', '25 %', '50 %', '75 %', '100 %'], grid: true } });
    const on = rows.filter(along).sort((a, b) => a[field] - b[field]);
    const at = (cell) => [panel.X(steps.indexOf(cell[field])), panel.Y(cell.value)];
    panel.marks.append(svg('path', { d: on.map((cell, k) => (k ? 'L' : 'M') + at(cell).map((v) => v.toFixed(2)).join(' ')).join(''), fill: 'none', stroke: style.categories[0], 'stroke-width': 2 }));
    for (const cell of on) {
      const [cx, cy] = at(cell);
      if (cell[field] === chosen) {
        panel.marks.append(svg('circle', { cx, cy, r: 9, fill: 'none', stroke: style.categories[1], 'stroke-width': 2 }));
      }
      panel.marks.append(svg('circle', { cx, cy, r: 5.5, fill: style.categories[0], class: `cut-${symbol}`, ...told(cell, symbol) }));
    }
    return panel;
  };
  const sheet = IsoTriplet.sheet(
    place,
    figure.title,
    [
      table,
      cut('dimension', 'n', state.n, `along the row N = ${state.N}`, (cell) => cell.points === state.N),
      cut('points', 'N', state.N, `along the column n = ${state.n}`, (cell) => cell.dimension === state.n),
    ],
    IsoTriplet.bar(style.sequential, figure.options.value, ['0 %', '50 %', '100 %']),
  );
  sheet.addEventListener('click', ({ target }) => {
    if (target.dataset?.points) {
      IsoTriplet.choose(figure, { N: Number(target.dataset.points), n: Number(target.dataset.dimension) });
    }
  });
  return rows;
};
