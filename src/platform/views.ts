import Handlebars from "handlebars";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { Said, Translate } from "./i18n.ts";
import type { Key } from "./keys.ts";
import type { SafeHtml } from "./markdown-html.ts";

const folder = new URL("../../views/", import.meta.url);

/** What every template may use beside its own model, as @page. */
export interface PageData {
  t: Translate;
  [name: string]: unknown;
}

/** Renders the view of that name ("voting/ballot") with its model; both are escaped wherever they are shown. */
export type Render = (view: string, model: object, page: PageData) => string;

/**
 * Compiles every template at once. Strict: a template that asks for what its model does not have throws,
 * and only the helpers below exist. A file is a partial under its own path; those in partials/ under their bare name.
 */
export function loadViews(): Render {
  const handlebars = Handlebars.create();
  handlebars.registerHelper(helpers);
  const templates = new Map<string, Handlebars.TemplateDelegate>();
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".hbs"),
  )) {
    const name = file.slice(0, -".hbs".length);
    const template = handlebars.compile(readFileSync(new URL(file, folder), "utf8"), {
      strict: true,
      knownHelpersOnly: true,
      preventIndent: true, // an indented partial would indent what people typed into a text area
      knownHelpers: Object.fromEntries(Object.keys(helpers).map((helper) => [helper, true])),
    });
    templates.set(name, template);
    handlebars.registerPartial(name.replace(/^partials\//, ""), template);
  }
  return (view, model, page) => {
    const template = templates.get(view);
    if (template === undefined) throw new Error(`There is no view ${view}`);
    return template(model, { data: { page } });
  };
}

const helpers: Handlebars.HelperDeclareSpec = {
  /** {{t "key" name=value}}: a text in the page's language. */
  t(key: Key, options: Handlebars.HelperOptions) {
    return pageOf(options).t(key, options.hash as Record<string, string | number>);
  },
  /** {{said text}}: a text of staff's, marked with its language where that is not the page's. */
  said(said: Said) {
    if (typeof said === "string") return said;
    if (!("text" in said)) throw new Error("{{said}} shows a text: a model's field needs another name");
    return new Handlebars.SafeString(`<span lang="${said.lang}">${Handlebars.escapeExpression(said.text)}</span>`);
  },
  /** {{safeUrl url}}: an address of ours or of the web; Handlebars would let javascript: through. */
  safeUrl(url: string) {
    return /^(\/(?!\/)|https?:\/\/|mailto:|#)/i.test(url) ? url : "#";
  },
  /** {{asset "app.js"}}: the address of a file under /assets that changes with its content. */
  asset(name: string) {
    return assetUrl(name);
  },
  /** {{{svg chart}}} is written {{svg chart}}: only markup that our own renderer made, marked as such. */
  svg(markup: SafeSvg) {
    return new Handlebars.SafeString(markup.svg);
  },
  /** {{rendered body}}: a text that our own renderer made of Markdown, marked as such. */
  rendered(body: SafeHtml) {
    return new Handlebars.SafeString(body.html);
  },
};

/** SVG made by our own chart or QR renderer, which escapes every text in it. */
export interface SafeSvg {
  svg: string;
}

function pageOf(options: Handlebars.HelperOptions): PageData {
  return (options.data as { page: PageData }).page;
}

const assetFiles: Record<string, URL> = {
  "bootstrap.css": new URL("../../node_modules/bootstrap/dist/css/bootstrap.min.css", import.meta.url),
  "htmx.js": new URL("../../node_modules/htmx.org/dist/htmx.min.js", import.meta.url),
  "tarvepaja.css": new URL("assets/tarvepaja.css", folder),
  "tarvepaja.js": new URL("assets/tarvepaja.js", folder),
  "icon.svg": new URL("assets/icon.svg", folder),
};

const versions = new Map<string, string>();

function assetUrl(name: string): string {
  const version = versions.get(name) ?? createHash("sha256").update(readAsset(name)).digest("hex").slice(0, 12);
  versions.set(name, version);
  return `/assets/${version}/${name}`;
}

/** The bytes of a file under /assets; throws for a name that is not on the list. */
export function readAsset(name: string): Buffer {
  const file = assetFiles[name];
  if (file === undefined) throw new Error(`There is no asset ${name}`);
  return readFileSync(file);
}

/** The names that /assets serves. */
export const assetNames = Object.keys(assetFiles);
