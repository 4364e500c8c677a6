// An embedding beside its hardest triples: a slider takes the points to the nearest separated embedding found; a triple is picked in both views.
IsoTriplet.kinds.embedding = (figure, place, { move, target, rank }) => {
  const { svg, text, style, label } = IsoTriplet;
  const { points, triples } = figure.rows;
  const { frame, kind, classes, names } = figure.options;
  const end = target === figure.controls.find((control) => control.signal === 'target').values[0] ? 'haus' : 'iso';
  const lane = (point) => classes.length - 1 - classes.indexOf(point.class);
  const rows = points.map((point) => {
    const [end_x, end_y] = [point[`${end}_x`], kind === 'line' ? lane(point) : point[`${end}_y`]];
    const y = kind === 'line' ? lane(point) : point.y;
    return { ...point, end_x, end_y, moved: point[`${end}_moved`], at_x: (1 - move) * point.x + move * end_x, at_y: (1 - move) * y + move * end_y };
  });
  const up = kind === 'line' ? { ...IsoTriplet.steps([...classes].reverse(), 'class') } : { low: frame.low_y, high: frame.high_y, title: frame.title_y };
  const drawing = IsoTriplet.panel({ width: frame.width, height: kind === 'line' ? 60 + 30 * classes.length : frame.height, across: { low: frame.low_x, high: frame.high_x, title: frame.title_x }, up });
  const { X, Y, marks } = drawing;
  const many = points.length > 300;
  const look = (k) => ({ colour: style.categories[k % style.categories.length], shape: style.shapes[(k + Math.floor(k / style.categories.length)) % style.shapes.length] });
  for (const row of rows) {
    marks.append(
      svg('path', { d: `M${X(row.at_x).toFixed(2)} ${Y(row.at_y).toFixed(2)}L${X(row.end_x).toFixed(2)} ${Y(row.end_y).toFixed(2)}`, stroke: '#b5b5b5' }),
      svg('circle', { cx: X(row.end_x), cy: Y(row.end_y), r: many ? 1.3 : 2.6, fill: '#8a8a8a' }),
    );
  }
  const byRow = new Map(rows.map((row) => [row.row, row]));
  const picked = triples.find((triple) => triple.rank === rank);
  for (const row of rows) {
    const { colour, shape } = look(classes.indexOf(row.class));
    marks.append(
      svg('path', {
        d: IsoTriplet.shape(shape, X(row.at_x), Y(row.at_y), many ? 3 : 5),
        fill: colour,
        'fill-opacity': many ? 0.75 : 1,
        class: 'point',
        'data-tip': `row: ${row.row}\nclass: ${row.class}\nmoves by: ${label(row.moved)}\nx: ${label(row.x)}\ny: ${label(row.y)}`,
      }),
    );
    if (names) {
      marks.append(text(X(row.at_x) + 9, Y(row.at_y) - 7, String(row.row), { 'font-size': 11, 'pointer-events': 'none' }));
    }
  }
  for (const [other, dash] of picked ? [['positive', null], ['negative', '5 4']] : []) {
    const [from, to] = [byRow.get(picked.anchor), byRow.get(picked[other])];
    marks.append(svg('path', { d: `M${X(from.at_x).toFixed(2)} ${Y(from.at_y).toFixed(2)}L${X(to.at_x).toFixed(2)} ${Y(to.at_y).toFixed(2)}`, stroke: '#222', 'stroke-width': 2, 'stroke-dasharray': dash, class: `side-${other}`, 'pointer-events': 'none' }));
  }
  const panels = [drawing];
  if (triples.length > 0) {
    panels.push(IsoTriplet.triples(figure, triples, rank));
  }
  const legend = classes.length <= 40 ? IsoTriplet.legend(classes.map((name, k) => ({ name, ...look(k) }))) : null;
  const sheet = IsoTriplet.sheet(place, figure.title, panels, legend);
  sheet.addEventListener('click', ({ target: element }) => {
    if (element.dataset?.rank) {
      IsoTriplet.choose(figure, { rank: Number(element.dataset.rank) });
    }
  });
  return rows;
};

// The hardest triples: both distances of each, one below the other.
IsoTriplet.triples = (figure, triples, rank) => {
  const { svg, label } = IsoTriplet;
  const ends = triples.flatMap((t) => [t.d_ap, t.d_aq]);
  const room = 0.06 * (Math.max(...ends) - Math.min(...ends)) || 1;
  const ranks = triples.map((t) => t.rank);
  const panel = IsoTriplet.panel({
    width: 320,
    height: 40 + 24 * triples.length,
    title: '■ to the positive   ○ to the negative',
    across: { low: Math.min(...ends) - room, high: Math.max(...ends) + room, title: 'distance from the anchor' },
    up: { ...IsoTriplet.steps([...ranks].reverse(), 'triple, the hardest first') },
  });
  const { X, Y, marks } = panel;
  for (const t of triples) {
    const y = Y(ranks.length - 1 - ranks.indexOf(t.rank));
    const words = [`triple: ${t.rank}`, `anchor: row ${t.anchor}`, `positive: row ${t.positive}`, `negative: row ${t.negative}`, `to the positive, D_ap: ${label(t.d_ap)}`, `to the negative, D_an: ${label(t.d_aq)}`, `fails by: ${label(t.gap)}`];
    const told = { role: 'img', 'aria-label': words.join('; '), 'data-tip': words.join('\n'), 'data-rank': t.rank, style: 'cursor:pointer' };
    const chosen = t.rank === rank;
    marks.append(
      svg('path', { d: `M${X(t.d_ap).toFixed(2)} ${y.toFixed(2)}H${X(t.d_aq).toFixed(2)}`, stroke: chosen ? '#e69f00' : '#b5b5b5', 'stroke-width': chosen ? 5 : 3, ...told }),
      svg('path', { d: IsoTriplet.shape('square', X(t.d_ap), y, 5), fill: '#222', ...told }),
      svg('circle', { cx: X(t.d_aq), cy: y, r: 5, fill: '#fff', stroke: '#222', 'stroke-width': 2, ...told }),
    );
  }
  return panel;
};
