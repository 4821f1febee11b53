import type { Split } from "../table/parts.ts";

/** Whose answers are looked at: of one industry, of one size, in one language; "none" is not known. */
export type Filter = Partial<Record<Split, string | undefined>>;

interface Placed {
  industry: string | null;
  sizeClass: string | null;
  language: string | null;
}

const placeOf: Record<Split, (one: Placed) => string | null> = {
  industry: ({ industry }) => industry,
  size: ({ sizeClass }) => sizeClass,
  language: ({ language }) => language,
};

/** Those who pass every filter but that of `except`, so that its other choices can be counted. */
export function filtered<T extends Placed>(respondents: readonly T[], filter: Filter, except?: Split): T[] {
  const wanted = (Object.keys(placeOf) as Split[]).filter((split) => split !== except && filter[split] !== undefined);
  return respondents.filter((one) => wanted.every((split) => (placeOf[split](one) ?? "none") === filter[split]));
}
