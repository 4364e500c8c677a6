// Vega-Lite specifications in, SVG and PNG files out, all in one process.
// Standard input: { "font": FILE, "scale": PIXELS A UNIT, "figures": [ { "name", "spec", "svg", "png" } ] }; every warning is an error.
import { readFileSync, writeFileSync } from "node:fs";
import { Resvg } from "@resvg/resvg-js";
import * as vega from "vega";
import { compile } from "vega-lite";
import { textWidth } from "./text-width.mjs";

const job = JSON.parse(readFileSync(0, "utf8"));
const family = "DejaVu Sans";
const fontOptions = { fontFiles: [job.font], loadSystemFonts: false, defaultFontFamily: family, sansSerifFamily: family };

/** Vega's logger, which throws: a figure that Vega had to guess at is not published. */
function strictLogger(name) {
  const fail = (...message) => {
    throw new Error(`${name}: ${message.join(" ")}`);
  };
  const quiet = () => logger;
  const logger = { level: quiet, error: fail, warn: fail, info: quiet, debug: quiet };
  return logger;
}

/** Without a usable font resvg leaves out all text and says nothing. */
function checkFont() {
  const probe = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><text x="2" y="15" font-family="${family}" font-size="12">d</text></svg>`;
  if (new Resvg(probe, { font: fontOptions }).innerBBox() === undefined) {
    throw new Error(`${job.font} draws no letters as '${family}': DejaVuSans.ttf of Debian's package fonts-dejavu-core was expected`);
  }
}

async function svgOf(name, spec) {
  const logger = strictLogger(name);
  // Names of clip paths and gradients count up within the process; a figure must not depend on those before it.
  vega.resetSVGDefIds();
  const compiled = compile(spec, { logger }).spec;
  const view = new vega.View(vega.parse(compiled, {}, { logger }), { renderer: "none", logger });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

try {
  checkFont();
  const width = textWidth(readFileSync(job.font));
  vega.textMetrics.width = (item, text) => width(String(text ?? ""), item.fontSize ?? 11);
  for (const { name, spec, svg, png } of job.figures) {
    const drawing = await svgOf(name, spec);
    writeFileSync(svg, drawing + "\n");
    const picture = new Resvg(drawing, { font: fontOptions, fitTo: { mode: "zoom", value: job.scale }, background: "white" });
    writeFileSync(png, picture.render().asPng());
    process.stdout.write(name + "\n");
  }
} catch (error) {
  process.stderr.write(String(error?.message ?? error) + "\n");
  process.exitCode = 1;
}
