import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { SheetOut } from "../../../platform/spreadsheets.ts";
import { eventKindText, headsOf, isCounted } from "../../../workshops/index.ts";
import type { Listing } from "../list/queries.ts";

/** The sessions that are looked at, to take along: a row each. Nobody is named but the mentor. */
export function sessionsSheet({ held, units, mentors, tools }: Listing, { t, locale }: Asking): SheetOut {
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  const mentorNames = new Map(mentors.map(({ id, name }) => [id, name]));
  const toolNames = new Map(tools.map(({ id, names }) => [id, textIn(names, locale)]));
  return {
    name: t("sessionLog.file.name"),
    header: [
      ...[t("sessionLog.file.day"), t("sessionLog.file.kind"), t("sessionLog.file.what"), t("sessionLog.file.unit")],
      ...[t("sessionLog.file.mentor"), t("sessionLog.file.tool"), t("sessionLog.file.minutes")],
      ...[t("sessionLog.file.named"), t("sessionLog.file.heads"), t("sessionLog.file.note")],
    ],
    rows: held.map((session) => {
      // Where nobody has said how many there were, that is not known: it is not nobody.
      const isKnown = isCounted(session);
      return [
        ...[session.heldOn, t(eventKindText[session.eventKind]), textIn(session.names, locale)],
        ...[unitNames.get(session.unitId) ?? "", mentorNames.get(session.mentorId) ?? ""],
        ...[toolNames.get(session.toolId ?? "") ?? "", session.minutes],
        ...(isKnown ? [session.people.length, headsOf(session)] : [null, null]),
        session.note,
      ];
    }),
  };
}
