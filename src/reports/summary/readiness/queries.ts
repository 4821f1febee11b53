import { lookAt } from "../../../maturity/index.ts";
import type { Db } from "../../../platform/database.ts";
import { locales, type Texts } from "../../../platform/locales.ts";
import { listIndustries } from "../../../programmes/index.ts";
import { loadReadiness, type Background, type ToldReadiness } from "../../../surveys/index.ts";
import { listMembers } from "../queries.ts";
import type { Member } from "../sectors.ts";
import { placedQuestion, type Place, type PlacedQuestion, type Places } from "./matching.ts";

/** A survey of readiness with what its background question's options stand for. */
export interface PlacedReadiness {
  told: ToldReadiness;
  /** Null where no question tells people's sector. */
  placed: PlacedQuestion<Background> | null;
  /** The question of which staff have said what its options stand for; null where the names alone tell. */
  saidOf: string | null;
  /** What an option can stand for. */
  places: Place[];
}

/** What people said of their readiness, and which sector each option of their background stands for. */
export async function loadPlacedReadiness(db: Db, programmeId: string, surveyId: string): Promise<PlacedReadiness> {
  const told = await loadReadiness(db, programmeId, surveyId);
  const places = await listPlaces(db, programmeId);
  const stored = await listStored(db, surveyId, places);
  const placed = placedQuestion(told.backgrounds, stored, places);
  return { told, placed, saidOf: [...stored.keys()][0] ?? null, places };
}

/**
 * Parts of the register that have parts themselves or are right under the organisation. Where several organisations take
 * part, the programme's industries too, which are its sectors then.
 */
async function listPlaces(db: Db, programmeId: string): Promise<Place[]> {
  const industries = await listIndustries(db, programmeId);
  const members = await listMembers(db, programmeId);
  const byId = new Map(members.map((member) => [member.id, member]));
  const depthOf = ({ parentId }: Member): number => {
    const parent = parentId === null ? undefined : byId.get(parentId);
    return parent === undefined ? 0 : 1 + depthOf(parent);
  };
  const wholes = new Set(members.map(({ parentId }) => parentId));
  const { within } = lookAt(members, null);
  const units = members.flatMap((member): Place[] => {
    const depth = depthOf(member);
    const isOffered = member.id !== within?.id && (depth <= 1 || wholes.has(member.id));
    return isOffered ? [{ kind: "unit", id: member.id, names: alike(member.name), depth }] : [];
  });
  if (within !== null) return units;
  return [...industries.map(({ id, names }): Place => ({ kind: "industry", id, names, depth: 0 })), ...units];
}

const alike = (name: string) => Object.fromEntries(locales.map((locale) => [locale, name])) as Texts;

async function listStored(db: Db, surveyId: string, places: readonly Place[]): Promise<Map<string, Places>> {
  const rows = await db
    .selectFrom("readinessPlaces")
    .select(["questionKey", "optionKey", "unitId", "industryId"])
    .where("surveyId", "=", surveyId)
    .execute();
  const byId = new Map(places.map((place) => [place.id, place]));
  return new Map(
    [...Map.groupBy(rows, ({ questionKey }) => questionKey)].map(([key, own]) => [
      key,
      new Map(
        own.map(({ optionKey, unitId, industryId }) => [optionKey, byId.get(unitId ?? industryId ?? "") ?? null]),
      ),
    ]),
  );
}
