// A QR code (ISO/IEC 18004) as inline SVG: a path and attributes only, so that it stands under the strictest CSP.
import { create } from "qrcode";
import { escapeXml } from "./chart-svg.ts";

/** Modules of empty border that readers need on each side (ISO/IEC 18004, 5.3.8). */
const quietZone = 4;

/**
 * An `<svg role="img">` of the text, dark on white whatever the page's colours, one unit per module, as wide as the
 * page's style makes `.qr`. The label is its accessible name. Throws when the text is too long for a QR code (2,331
 * bytes with the medium error correction used here).
 */
export function qrSvg(text: string, label: string): string {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const size = modules.size + 2 * quietZone;
  const runs: string[] = [];
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      const start = column;
      while (column < modules.size && modules.get(row, column) === 1) column++;
      const length = column - start;
      if (length > 0) runs.push(`M${start + quietZone} ${row + quietZone}h${length}v1h-${length}z`);
    }
  }
  return (
    `<svg class="qr" role="img" aria-label="${escapeXml(label)}" viewBox="0 0 ${size} ${size}" width="100%" ` +
    `shape-rendering="crispEdges" xmlns="http://www.w3.org/2000/svg">` +
    `<rect width="${size}" height="${size}" fill="#ffffff"/><path d="${runs.join("")}" fill="#000000"/></svg>`
  );
}
