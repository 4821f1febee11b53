import { z } from "zod";
import type { Asking } from "../../../platform/asking.ts";
import type { Db } from "../../../platform/database.ts";
import { NotFound } from "../../../platform/errors.ts";
import { textIn } from "../../../platform/i18n.ts";
import { sendFile } from "../../../platform/pages.ts";
import type { Handler } from "../../../platform/routes.ts";
import type { Programme } from "../../../programmes/index.ts";
import type { Ballot } from "../../queries.ts";
import { countsAreShown } from "../shown.ts";
import { listPapers } from "../queries.ts";
import { fittingFormats, recountFile, recountFormats, recountProfile } from "./files.ts";

export const RecountQuery = z.object({ format: z.enum(recountFormats).default("json") });

/** Sends the ballots to be counted again; NotFound where they may not be given out, or not in this format. */
export async function sendRecount(
  db: Db,
  res: Parameters<Handler>[1],
  { ballot, programme, format }: { ballot: Ballot; programme: Programme; format: (typeof recountFormats)[number] },
  { locale }: Asking,
): Promise<void> {
  const { result, lotSeed, openedAt, closedAt } = ballot;
  if (result === null || lotSeed === null || !countsAreShown(result)) throw new NotFound("recount");
  if (!fittingFormats(result).includes(format)) throw new NotFound("recount");
  const profile = recountProfile(result, await listPapers(db, ballot), lotSeed);
  if (profile === null) throw new NotFound("recount");
  const day = (at: Ballot["openedAt"]): string =>
    (at ?? closedAt)?.toZonedDateTimeISO(programme.timeZone).toPlainDate().toString() ?? "";
  const about = {
    ballotId: ballot.id,
    title: textIn(ballot.titles, locale),
    programme: programme.name,
    opened: day(openedAt),
    closed: day(closedAt),
  };
  const file = recountFile(profile, format, about, result);
  sendFile(res, { name: file.name, type: format === "json" ? "application/json" : "text/plain", content: file.text });
}
