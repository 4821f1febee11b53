// Makes the SVG that ECharts renders fit to stand inside a page whose CSP is `default-src 'none'; style-src 'self'`:
// that policy blocks `<style>` and style attributes, which ECharts uses for hover and fonts. Only elements and
// attributes on the lists below pass, so nothing that could run, load or animate is left.

export interface SvgFrame {
  /** Prefix of every id in the picture; unique on the page. */
  id: string;
  width: number;
  height: number;
  /** The accessible name and the longer description, plain text. */
  title: string;
  description: string;
}

/** The rendered SVG as an accessible one that scales with its container. Texts keep the page's font. */
export function inlineSvg(rendered: string, { id, width, height, title, description }: SvgFrame): string {
  const drawing = rendered
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, "")
    .replace(/^\s*<svg[^>]*>|<\/svg>\s*$/g, "")
    .replace(tag, (_, close: string, name: string, attributes: string) =>
      allowedElements.has(name) ? `<${close}${name}${close === "" ? allowed(attributes, id) : ""}>` : "",
    )
    .replace(/\n+/g, "");
  return (
    `<svg class="chart" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-description" ` +
    `viewBox="0 0 ${width} ${height}" width="100%" preserveAspectRatio="xMinYMin meet" xmlns="http://www.w3.org/2000/svg">` +
    `<title id="${id}-title">${escapeXml(title)}</title><desc id="${id}-description">${escapeXml(description)}</desc>` +
    `${drawing}</svg>`
  );
}

/** Plain text as it may stand in an XML or HTML text or quoted attribute. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const tag = /<(\/?)([A-Za-z]+)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*>/g;
const attribute = /([\w:-]+)="([^"]*)"/g;

const allowedElements = new Set(
  "circle clipPath defs ellipse g line linearGradient path polygon polyline radialGradient rect stop text".split(" "),
);

const allowedAttributes = new Set(
  (
    "clip-path clip-rule cx cy d dominant-baseline fill fill-opacity fill-rule font-size font-style font-weight " +
    "gradientUnits height id offset opacity paint-order points r rx ry stop-color stop-opacity stroke " +
    "stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity " +
    "stroke-width text-anchor transform width x x1 x2 xml:space y y1 y2"
  ).split(" "),
);

/** The attributes that may stay: a style attribute's declarations become attributes, ids get the chart's prefix. */
function allowed(attributes: string, id: string): string {
  const kept = [...attributes.matchAll(attribute)].flatMap(([, name = "", value = ""]) =>
    name === "style" ? declarations(value) : [[name, value] as const],
  );
  return kept
    .filter(([name]) => allowedAttributes.has(name))
    .map(([name, value]) => ` ${name}="${name === "id" ? `${id}-${ownName(value)}` : withPrefix(value, id)}"`)
    .join("");
}

function declarations(style: string): (readonly [string, string])[] {
  return style.split(";").flatMap((declaration) => {
    const colon = declaration.indexOf(":");
    return colon < 0 ? [] : [[declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim()] as const];
  });
}

/** Points references to gradients and clips at the new ids; any other address is taken away. */
function withPrefix(value: string, id: string): string {
  return value.replace(/url\(([^)]*)\)/g, (_, address: string) =>
    address.startsWith("#") ? `url(#${id}-${ownName(address.slice(1))})` : "none",
  );
}

/** An id without the number that ECharts counts its pictures by, so that the same chart comes out as the same text. */
function ownName(name: string): string {
  return name.replace(/^zr\d+-/, "");
}
