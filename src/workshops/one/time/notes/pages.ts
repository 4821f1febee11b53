import type { Asking } from "../../../../platform/asking.ts";
import { tooSmall } from "../../../calendar/clashes.ts";
import type { NamedClashes } from "../../../calendar/queries.ts";
import { timeWarnings } from "../../../calendar/time-warnings.ts";
import { clashLines, warningText } from "../../../calendar/notes/pages.ts";
import { isRemoteOnly, type Arrangement } from "../arrangement.ts";
import type { Surroundings } from "../queries.ts";

/** What to know of an arrangement, as the partial `workshops/one/_notes` shows it. */
export interface Notes {
  clashes: string[];
  warnings: string[];
  /** That there is nothing to warn of; null where it has not been asked. */
  allWell: string | null;
}

export const noNotes: Notes = { clashes: [], warnings: [], allWell: null };

/** What clashes, and what to think of before the workshop is held so; nothing of it forbids anything. */
export function notesOf(
  { programme, workshop, rooms, seats, now }: Surroundings,
  arrangement: Arrangement,
  named: NamedClashes | null,
  asking: Pick<Asking, "t" | "locale" | "role">,
): Notes {
  const { t } = asking;
  const { startsAt, endsAt, roomId, place, places, remoteUrl } = arrangement;
  const isTimed = startsAt !== null && endsAt !== null;
  const isHeld = workshop.state === "held";
  const small = tooSmall(rooms.find(({ id }) => id === roomId) ?? null, places, seats.coming);
  const movesAfar = isRemoteOnly(arrangement) && seats.coming + seats.waiting > 0;
  const losesPlace = roomId === null && place === "" && remoteUrl === "" && seats.coming > 0;
  const warnings = [
    ...(isTimed ? timeWarnings({ startsAt, endsAt }, programme.timeZone, now) : [])
      .filter(({ kind }) => !(isHeld && kind === "past"))
      .map((warning) => warningText(warning, t)),
    small === null ? "" : t("workshops.time.tooSmall", { holds: small.holds, needed: small.needed }),
    movesAfar ? t("workshops.time.movesAfar", { count: seats.coming + seats.waiting }) : "",
    losesPlace ? t("workshops.time.losesPlace", { count: seats.coming }) : "",
  ].filter((warning) => warning !== "");
  const clashes = named === null ? [] : clashLines(named, asking);
  const isWell = isTimed && clashes.length + warnings.length === 0;
  return { clashes, warnings, allWell: isWell ? t("workshops.time.allWell") : null };
}
