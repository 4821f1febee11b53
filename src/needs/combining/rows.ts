import type { Locale } from "../../platform/locales.ts";
import type { NeedValues } from "../values.ts";

/** What is known of a respondent beside the answers. */
export interface Background {
  industry: string | null;
  language: Locale;
  sizeClass: string | null;
  municipality: string;
  /** Its own id, and those of all that it is part of. */
  within: string[];
}

export interface KnownRespondent extends Background {
  id: string;
}

/** Answers that count as one: those of a survey's respondent, of a respondent in several surveys, of an organisation. */
export interface Row {
  id: string;
  /** Whose answers they are. */
  respondents: KnownRespondent[];
  values: NeedValues;
  /** Barriers and services, in the shape of need values. */
  barriers: NeedValues;
  services: NeedValues;
}

/** One row for all that have the same id; of what is known of a respondent, the first row's holds. */
export function mergeRows(
  rows: readonly Row[],
  idOf: (row: Row) => string,
  combine: (all: readonly NeedValues[]) => NeedValues,
): Row[] {
  return [...Map.groupBy(rows, idOf)].map(([id, parts]) => ({
    id,
    respondents: firstOfEach(parts.flatMap(({ respondents }) => respondents)),
    values: combine(parts.map(({ values }) => values)),
    barriers: combine(parts.map(({ barriers }) => barriers)),
    services: combine(parts.map(({ services }) => services)),
  }));
}

function firstOfEach(respondents: readonly KnownRespondent[]): KnownRespondent[] {
  const known = new Map<string, KnownRespondent>();
  for (const one of respondents) if (!known.has(one.id)) known.set(one.id, one);
  return [...known.values()];
}

/** An organisation, or a unit or person of one, as far as it says who a respondent is. */
export interface Part {
  id: string;
  parentId: string | null;
  industryId: string | null;
  sizeClass: string | null;
  municipality: string;
}

/** What is known of each part, by id: what it lacks itself is that of the nearest whole that has it. */
export function backgrounds(parts: readonly Part[]): Map<string, Omit<Background, "language">> {
  const byId = new Map(parts.map((part) => [part.id, part]));
  const nearest = <Value>(part: Part, pick: (part: Part) => Value | null): Value | null => {
    const whole = part.parentId === null ? undefined : byId.get(part.parentId);
    return pick(part) ?? (whole === undefined ? null : nearest(whole, pick));
  };
  const upFrom = (part: Part): string[] => {
    const whole = part.parentId === null ? undefined : byId.get(part.parentId);
    return [part.id, ...(whole === undefined ? [] : upFrom(whole))];
  };
  return new Map(
    parts.map((part) => [
      part.id,
      {
        within: upFrom(part),
        industry: nearest(part, ({ industryId }) => industryId),
        sizeClass: nearest(part, ({ sizeClass }) => sizeClass),
        municipality: nearest(part, ({ municipality }) => (municipality === "" ? null : municipality)) ?? "",
      },
    ]),
  );
}
