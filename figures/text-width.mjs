// Widths of texts from a TrueType font's own tables (head, hhea, hmtx, cmap format 12): Vega without a canvas only guesses them.

function tables(view) {
  const found = {};
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + 16 * i;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((k) => view.getUint8(at + k)));
    found[tag] = view.getUint32(at + 8);
  }
  return found;
}

function glyphFinder(view, cmap) {
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const table = cmap + view.getUint32(cmap + 4 + 8 * i + 4);
    if (view.getUint16(table) === 12) {
      return (code) => segmented(view, table, code);
    }
  }
  throw new Error("the font has no full Unicode table: DejaVuSans.ttf was expected");
}

function segmented(view, table, code) {
  for (let low = 0, high = view.getUint32(table + 12) - 1; low <= high; ) {
    const middle = (low + high) >> 1;
    const at = table + 16 + 12 * middle;
    if (code < view.getUint32(at)) {
      high = middle - 1;
    } else if (code > view.getUint32(at + 4)) {
      low = middle + 1;
    } else {
      return view.getUint32(at + 8) + code - view.getUint32(at);
    }
  }
  return 0;
}

/** A function (text, size) -> width in the units of size. */
export function textWidth(font) {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const { head, hhea, hmtx, cmap } = tables(view);
  const unitsPerEm = view.getUint16(head + 18);
  const advances = view.getUint16(hhea + 34);
  const glyphOf = glyphFinder(view, cmap);
  const advance = (code) => view.getUint16(hmtx + 4 * Math.min(glyphOf(code), advances - 1));
  return (text, size) => ([...text].reduce((sum, letter) => sum + advance(letter.codePointAt(0)), 0) * size) / unitsPerEm;
}
