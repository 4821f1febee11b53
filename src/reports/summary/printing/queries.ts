import { z } from "zod";
import type { Db } from "../../../platform/database.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { summarise } from "../queries.ts";
import { printedSummary } from "../summary.ts";
import { InputMistake } from "./input-mistake.ts";
import { programmeCalled } from "./programme-called.ts";

/**
 * A programme's summary for the command line. The programme is found by its id, by its name, or by a part of its name
 * that no other has; upper and lower case are the same. Throws InputMistake in words where that finds none, or several,
 * or a date is not one.
 */
export async function printSummary(
  db: Db,
  programme: string,
  { from, to }: { from?: string; to?: string },
): Promise<ReturnType<typeof printedSummary>> {
  const days = { from: dayOf("--from", from), to: dayOf("--to", to) };
  if (days.from !== undefined && days.to !== undefined && days.from > days.to)
    throw new InputMistake(`--to: ${days.to} is before ${days.from}`);
  const programmes = await db.selectFrom("programmes").select(["id", "name"]).orderBy("createdAt", "desc").execute();
  const { id } = programmeCalled(programmes, programme);
  const { defaultLocale } = await getProgramme(db, id);
  return printedSummary(await summarise(db, id, days), defaultLocale);
}

function dayOf(option: string, text: string | undefined): string | undefined {
  if (text === undefined || z.iso.date().safeParse(text).success) return text;
  throw new InputMistake(`${option}: "${text}" is not a date like 2021-05-01`);
}
