import { recordAct } from "../platform/audit-log.ts";
import { json, type Db, type Tx } from "../platform/database.ts";
import { locales, type Texts } from "../platform/locales.ts";
import { asTable, listEntries, listNeeds, listThemes, lockCatalogue, nextPosition, type EntryKind } from "./queries.ts";
import { keyFrom } from "./slug.ts";
import type { TemplateEntry, TemplateNeed } from "./template.ts";
import { catalogueTemplates, type TemplateName } from "./templates.ts";

export interface TemplateChoice {
  programmeId: string;
  template: TemplateName;
}

/** Copies a template's themes, needs, services and barriers; what the programme has by its key stays as it is. */
export async function useCatalogueTemplate(db: Db, choice: TemplateChoice, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => await copyCatalogueTemplate(trx, choice, actorId));
}

/** The same as a part of another act. */
export async function copyCatalogueTemplate(trx: Tx, choice: TemplateChoice, actorId: string): Promise<void> {
  const { programmeId, template } = choice;
  const { themes, needs, services, barriers } = catalogueTemplates[template];
  await lockCatalogue(trx, programmeId);
  await copyEntries(trx, "themes", programmeId, themes);
  await copyNeeds(trx, programmeId, needs);
  await copyEntries(trx, "services", programmeId, services);
  await copyEntries(trx, "barriers", programmeId, barriers);
  await recordAct(trx, {
    actorId,
    programmeId,
    act: "catalogue.template",
    subject: programmeId,
    details: { template },
  });
}

/** Keys of the entries that one programme takes over from another. */
export interface TakenOver {
  needs: readonly string[];
  services: readonly string[];
  barriers: readonly string[];
}

/**
 * Copies entries of another programme's catalogue, needs with their themes, as a part of another act; what the programme
 * has by its key stays as it is.
 */
export async function copyEntriesOf(
  trx: Tx,
  { programmeId, from }: { programmeId: string; from: string },
  wanted: TakenOver,
  actorId: string,
): Promise<void> {
  await lockCatalogue(trx, programmeId);
  const themes = await listThemes(trx, from);
  const themeKey = new Map(themes.map(({ id, key }) => [id, key]));
  const needs = (await listNeeds(trx, from))
    .filter(({ key }) => wanted.needs.includes(key))
    .map((need) => ({ ...need, theme: themeKey.get(need.themeId) ?? "" }));
  const itsThemes = new Set(needs.map(({ theme }) => theme));
  const parts: [EntryKind, TemplateEntry[]][] = [
    ["themes", themes.filter(({ key }) => itsThemes.has(key))],
    ["services", (await listEntries(trx, "services", from)).filter(({ key }) => wanted.services.includes(key))],
    ["barriers", (await listEntries(trx, "barriers", from)).filter(({ key }) => wanted.barriers.includes(key))],
  ];
  for (const [kind, entries] of parts) if (entries.length > 0) await copyEntries(trx, kind, programmeId, entries);
  if (needs.length > 0) await copyNeeds(trx, programmeId, needs);
  await recordAct(trx, { actorId, programmeId, act: "catalogue.copy", subject: programmeId, details: { from } });
}

async function copyEntries(trx: Tx, kind: EntryKind, programmeId: string, entries: TemplateEntry[]): Promise<void> {
  const from = await nextPosition(trx, kind, programmeId);
  const rows = entries.map(({ key, names }, at) => ({ programmeId, key, names: json(names), position: from + at }));
  const insert = trx.insertInto(asTable(kind)).values(rows);
  await insert.onConflict((conflict) => conflict.columns(["programmeId", "key"]).doNothing()).execute();
}

async function copyNeeds(trx: Tx, programmeId: string, needs: TemplateNeed[]): Promise<void> {
  const themeIds = new Map((await listThemes(trx, programmeId)).map(({ key, id }) => [key, id]));
  const from = await nextPosition(trx, "needs", programmeId);
  const rows = needs.flatMap(({ key, theme, names, descriptions, keywords }, at) => {
    const themeId = themeIds.get(theme);
    const texts = { names: json(names), descriptions: json(descriptions), keywords: json(keywords) };
    return themeId === undefined ? [] : [{ programmeId, themeId, key, ...texts, position: from + at }];
  });
  const insert = trx.insertInto("needs").values(rows);
  await insert.onConflict((conflict) => conflict.columns(["programmeId", "key"]).doNothing()).execute();
}

export interface NewNeeds {
  programmeId: string;
  themeNames: Texts;
  names: Texts[];
}

/**
 * Adds needs under one theme, for an import that meets them as column headings. A theme or a need that the programme
 * has by the same name (any language, without regard to case) is taken as it is. Returns the needs' ids in the order given.
 */
export async function addNeeds(trx: Tx, { programmeId, themeNames, names }: NewNeeds): Promise<string[]> {
  const [themeId = ""] = await addEntries(trx, { programmeId, kind: "themes", names: [themeNames] });
  const known = await listNeeds(trx, programmeId);
  const insert = async (key: string, each: Texts, position: number) => {
    const texts = { names: json(each), descriptions: json(noTexts), keywords: json(noKeywords) };
    const row = { programmeId, themeId, key, ...texts, position };
    return await trx.insertInto("needs").values(row).returning("id").executeTakeFirstOrThrow();
  };
  return await addByName(known, names, await nextPosition(trx, "needs", programmeId), insert);
}

export interface NewEntries {
  programmeId: string;
  kind: EntryKind;
  names: Texts[];
}

/** Adds themes, services or barriers in the same manner, and returns their ids in the order given. */
export async function addEntries(trx: Tx, { programmeId, kind, names }: NewEntries): Promise<string[]> {
  await lockCatalogue(trx, programmeId);
  const known = await listEntries(trx, kind, programmeId);
  const insert = async (key: string, each: Texts, position: number) => {
    const row = { programmeId, key, names: json(each), position };
    return await trx.insertInto(asTable(kind)).values(row).returning("id").executeTakeFirstOrThrow();
  };
  return await addByName(known, names, await nextPosition(trx, kind, programmeId), insert);
}

type Insert = (key: string, names: Texts, position: number) => Promise<{ id: string }>;

async function addByName(
  known: { id: string; key: string; names: Texts }[],
  names: Texts[],
  from: number,
  insert: Insert,
): Promise<string[]> {
  const idOf = new Map(known.flatMap(({ id, names: each }) => spellings(each).map((name) => [name, id])));
  const taken = new Set(known.map(({ key }) => key));
  const ids: string[] = [];
  for (const [at, each] of names.entries()) {
    const found = spellings(each)
      .map((name) => idOf.get(name))
      .find((id) => id !== undefined);
    const key = keyFrom(spellings(each)[0] ?? "", taken);
    const id = found ?? (await insert(key, each, from + at)).id;
    if (found === undefined) taken.add(key);
    for (const name of spellings(each)) if (!idOf.has(name)) idOf.set(name, id);
    ids.push(id);
  }
  return ids;
}

/** The names that tell whether two are the same: those given, Finnish first, without regard to case. */
function spellings(names: Texts): string[] {
  return locales.map((locale) => names[locale].trim().toLowerCase()).filter((name) => name !== "");
}

const noTexts: Texts = { fi: "", sv: "", en: "" };
const noKeywords = { fi: [], sv: [], en: [] };
