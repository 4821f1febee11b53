// Characters that HTML writes as words or numbers.

/** The entities of ISO 8859-1 in the order of their characters, from U+00A0. */
const latin =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml".split(
    " ",
  );
const entities = new Map<string, string>([
  ...latin.map((name, at) => [name, String.fromCharCode(0xa0 + at)] as const),
  ...Object.entries({
    ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", ndash: "–", mdash: "—", hellip: "…", bull: "•", euro: "€" },
    ...{ lsquo: "‘", rsquo: "’", sbquo: "‚", ldquo: "“", rdquo: "”", bdquo: "„", lsaquo: "‹", rsaquo: "›" },
    ...{ rarr: "→", larr: "←", ge: "≥", le: "≤", ne: "≠", minus: "−", trade: "™", thinsp: "\u2009", zwnj: "", zwj: "" },
    ...{ Scaron: "Š", scaron: "š", OElig: "Œ", oelig: "œ", Yuml: "Ÿ", ensp: " ", emsp: " " },
  }),
]);

/** The text with its entities as characters; those that are not known stay as they are written. */
export function decodeEntities(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,10}));/g,
    (all, ten, sixteen, name) => {
      if (typeof name === "string") return entities.get(name) ?? all;
      const code = typeof ten === "string" ? Number(ten) : Number.parseInt(String(sixteen), 16);
      const isCharacter = code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
      return isCharacter ? String.fromCodePoint(code) : code === 10 || code === 9 ? " " : all;
    },
  );
}
