'use strict';
// The page's own drawing: panels of SVG with axes. Everything is in the page already; nothing is fetched.
const IsoTriplet = { views: {}, kinds: {}, style: JSON.parse(document.getElementById('palette').textContent) };

IsoTriplet.svg = (tag, attributes = {}, ...children) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) {
      element.setAttribute(name, typeof value === 'number' ? String(Number(value.toFixed(3))) : value);
    }
  }
  element.append(...children);
  return element;
};

IsoTriplet.text = (x, y, text, attributes = {}) =>
  IsoTriplet.svg('text', { x, y, 'font-size': 12, 'text-anchor': 'middle', fill: '#222', ...attributes }, text);

// A colour of a scale, mixed linearly.
IsoTriplet.mixed = (scale, share) => {
  const at = Math.min(1, Math.max(0, share)) * (scale.length - 1);
  const k = Math.min(Math.floor(at), scale.length - 2);
  const part = (colour, from) => parseInt(colour.slice(from, from + 2), 16);
  const channel = (from) => Math.round(part(scale[k], from) + (at - k) * (part(scale[k + 1], from) - part(scale[k], from)));
  return `rgb(${channel(1)},${channel(3)},${channel(5)})`;
};

// The outline of a point, by the names of the palette's shapes.
IsoTriplet.shape = (name, x, y, r) => {
  const poly = (...corners) => 'M' + corners.map(([dx, dy]) => `${(x + dx * r).toFixed(2)} ${(y + dy * r).toFixed(2)}`).join('L') + 'Z';
  switch (name) {
    case 'square': return poly([-0.89, -0.89], [0.89, -0.89], [0.89, 0.89], [-0.89, 0.89]);
    case 'triangle-up': return poly([0, -1.2], [1.1, 0.8], [-1.1, 0.8]);
    case 'triangle-down': return poly([0, 1.2], [1.1, -0.8], [-1.1, -0.8]);
    case 'diamond': return poly([0, -1.25], [1.25, 0], [0, 1.25], [-1.25, 0]);
    case 'cross': return poly([-1, -0.3], [-0.3, -0.3], [-0.3, -1], [0.3, -1], [0.3, -0.3], [1, -0.3], [1, 0.3], [0.3, 0.3], [0.3, 1], [-0.3, 1], [-0.3, 0.3], [-1, 0.3]);
    case 'eks': return poly([-0.9, -0.5], [-0.5, -0.9], [0, -0.4], [0.5, -0.9], [0.9, -0.5], [0.4, 0], [0.9, 0.5], [0.5, 0.9], [0, 0.4], [-0.5, 0.9], [-0.9, 0.5], [-0.4, 0]);
    default: return `M${(x - r).toFixed(2)} ${y.toFixed(2)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
  }
};

// Round numbers between two ends.
IsoTriplet.ticks = (low, high) => {
  const raw = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * [1, 2, 2.5, 5, 10].find((m) => m * power >= raw * 0.999);
  const ticks = [];
  for (let k = Math.ceil(low / step - 1e-9); k <= Math.floor(high / step + 1e-9); k++) {
    ticks.push(Number((k * step).toPrecision(12)));
  }
  return ticks;
};

// An axis of ordered steps, one a value.
IsoTriplet.steps = (values, title) => ({ low: -0.5, high: values.length - 0.5, ticks: values.map((_, k) => k), labels: values.map(String), title });

IsoTriplet.margin = { left: 58, right: 12, top: 26, bottom: 42 };

// A panel with its frame and axes; place(x, y) is the pixel of a pair of values.
IsoTriplet.panel = ({ width, height, title, across, up }) => {
  const { svg, text } = IsoTriplet;
  const X = (value) => ((value - across.low) / (across.high - across.low)) * width;
  const Y = (value) => height - ((value - up.low) / (up.high - up.low)) * height;
  const marks = svg('g');
  const group = svg('g', {}, text(width / 2, -9, title ?? ''), marks, svg('rect', { width, height, fill: 'none', stroke: '#aaa' }));
  for (const [k, tick] of (across.ticks ?? IsoTriplet.ticks(across.low, across.high)).entries()) {
    group.append(svg('path', { d: `M${X(tick).toFixed(2)} ${height}v4`, stroke: '#777' }), text(X(tick), height + 16, across.labels?.[k] ?? IsoTriplet.label(tick), { 'font-size': 11 }));
  }
  for (const [k, tick] of (up.ticks ?? IsoTriplet.ticks(up.low, up.high)).entries()) {
    group.append(svg('path', { d: `M0 ${Y(tick).toFixed(2)}h-4`, stroke: '#777' }), text(-7, Y(tick) + 4, up.labels?.[k] ?? IsoTriplet.label(tick), { 'text-anchor': 'end', 'font-size': 11 }));
    if (up.grid) {
      marks.append(svg('path', { d: `M0 ${Y(tick).toFixed(2)}h${width}`, stroke: '#e4e4e4' }));
    }
  }
  group.append(text(width / 2, height + 33, across.title ?? ''));
  group.append(text(0, 0, up.title ?? '', { transform: `translate(-42 ${height / 2}) rotate(-90)` }));
  return { group, marks, X, Y, width, height };
};

// Panels side by side, or below one another where the place is narrow; below them what belongs to all.
IsoTriplet.sheet = (place, label, panels, legend) => {
  const { svg, margin } = IsoTriplet;
  const outer = (panel) => panel.width + margin.left + margin.right;
  const columns = Math.max(1, Math.min(panels.length, Math.floor(place.clientWidth / Math.max(...panels.map(outer)))));
  const sheet = svg('svg', { xmlns: 'http://www.w3.org/2000/svg', role: 'group', 'aria-label': label, 'font-family': 'DejaVu Sans, Verdana, sans-serif' });
  let [top, width] = [0, 0];
  for (let first = 0; first < panels.length; first += columns) {
    let left = 0;
    for (const panel of panels.slice(first, first + columns)) {
      panel.group.setAttribute('transform', `translate(${left + margin.left} ${top + margin.top})`);
      sheet.append(panel.group);
      left += outer(panel);
    }
    width = Math.max(width, left);
    top += Math.max(...panels.slice(first, first + columns).map((panel) => panel.height)) + margin.top + margin.bottom;
  }
  if (legend) {
    const drawn = legend(width);
    drawn.group.setAttribute('transform', `translate(0 ${top})`);
    sheet.append(drawn.group);
    top += drawn.height;
  }
  for (const [name, value] of Object.entries({ width, height: top, viewBox: `0 0 ${width} ${top}` })) {
    sheet.setAttribute(name, value);
  }
  place.replaceChildren(sheet);
  return sheet;
};

// Names with signs, in as many lines as the width takes.
IsoTriplet.legend = (entries) => (width) => {
  const { svg, text } = IsoTriplet;
  const group = svg('g');
  let [x, y] = [20, 8];
  for (const { name, colour, shape } of entries) {
    const wide = 26 + 7.2 * name.length;
    if (x + wide > width && x > 20) {
      [x, y] = [20, y + 18];
    }
    group.append(svg('path', { d: IsoTriplet.shape(shape, x, y - 4, 5), fill: colour }), text(x + 11, y, name, { 'text-anchor': 'start', 'font-size': 11 }));
    x += wide;
  }
  return { group, height: y + 12 };
};

// A bar of colours with labels at its ends and in the middle.
IsoTriplet.bar = (scale, title, labels) => (width) => {
  const { svg, text } = IsoTriplet;
  const wide = Math.min(280, width - 80);
  const group = svg('g');
  const left = (width - wide) / 2;
  group.append(text(width / 2, 4, title, { 'font-size': 11 }));
  for (let k = 0; k < 60; k++) {
    group.append(svg('rect', { x: left + (wide * k) / 60, y: 10, width: wide / 60 + 0.5, height: 9, fill: IsoTriplet.mixed(scale, (k + 0.5) / 60) }));
  }
  labels.forEach((label, k) => group.append(text(left + (wide * k) / (labels.length - 1), 31, label, { 'font-size': 11 })));
  return { group, height: 40 };
};
