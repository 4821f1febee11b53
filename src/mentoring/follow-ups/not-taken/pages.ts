import { shortName } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formatDay, formatShare, saidIn, textIn } from "../../../platform/i18n.ts";
import type { CellValue } from "../../../platform/spreadsheets.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Texts } from "../../../platform/locales.ts";
import { followUpsUrl } from "../../addresses.ts";
import type { Unit } from "../../assigning/queries.ts";
import { interviewUrl } from "../../interviews/addresses.ts";
import type { Mentor } from "../../mentors/mentor.ts";
import { mentoringRooms } from "../../pages.ts";
import { notTakenUrl } from "../list/addresses.ts";
import { filterFields, isLimited, keptFields } from "../list/filters/pages.ts";
import { ListQuery, type ListWanted } from "../list/forms.ts";
import { pageOf } from "../list/listing.ts";
import { pagesModel } from "../list/pages.ts";
import type { Raised } from "./queries.ts";

/** All that the list of needs that nobody has taken up is made of. */
export interface NotTakenMaterial {
  programmeId: string;
  /** The page that is wanted of those that pass, and how many pass. */
  rows: Raised[];
  found: number;
  /** How many there are, whatever is wanted, and whether any interview is done. */
  all: number;
  hasInterviews: boolean;
  units: Unit[];
  mentors: Mentor[];
  needs: { id: string; names: Texts }[];
}

/** The strong needs of interviews that no follow-up is about, each with one press to take it up. */
export function notTakenPage(material: NotTakenMaterial, wanted: ListWanted, asking: Asking): Page {
  const { programmeId, rows, found, all, hasInterviews } = material;
  const { t } = asking;
  const cut = pageOf(found, wanted.page);
  return {
    view: "mentoring/follow-ups/not-taken-up",
    region: "mentoring/follow-ups/_not-taken-up",
    title: t("followUps.notTaken.title"),
    model: {
      rooms: mentoringRooms(programmeId, "followUps", asking),
      backUrl: followUpsUrl(programmeId),
      lead:
        all === 0
          ? t(hasInterviews ? "followUps.notTaken.none" : "followUps.notTaken.noInterviews")
          : t("followUps.notTaken.lead", { count: all }),
      actionUrl: `${followUpsUrl(programmeId)}/not-taken-up`,
      listUrl: notTakenUrl(programmeId, ListQuery.parse({})),
      hasAny: all > 0,
      fields: filterFields({ ...material, tools: null }, { ...wanted, tool: "" }, asking),
      hasFilter: isLimited({ ...wanted, tool: "" }),
      kept: keptFields({ ...wanted, page: cut.page }),
      nothing: all > 0 && found === 0 ? t("followUps.notTaken.nothing") : null,
      rows: rows.map((one) => raisedModel(one, programmeId, asking)),
      ...pagesModel(cut, (page) => notTakenUrl(programmeId, { ...wanted, page }), asking),
      found: t("followUps.notTaken.found", { count: found }),
      fileUrl: found === 0 ? null : notTakenUrl(programmeId, wanted, "/export.csv"),
    },
  };
}

function raisedModel(one: Raised, programmeId: string, { t, locale }: Asking) {
  const { assessmentId, needId, needNames, unitName, strength, heldOn, mentorName } = one;
  const unit = shortName(unitName);
  const day = formatDay(heldOn, locale);
  return {
    ...{ interviewId: assessmentId, needId, unit },
    need: saidIn(needNames, locale),
    strength: formatShare(strength, locale),
    interviewUrl: interviewUrl({ programmeId, id: assessmentId }),
    interview: mentorName === null ? day : t("followUps.notTaken.interview", { day, mentor: mentorName }),
    whose: `${textIn(needNames, locale)}, ${unit.own}`,
  };
}

/** The needs that nobody has taken up, a row each. */
export function notTakenTable(
  rows: readonly Raised[],
  { t, locale }: Asking,
): { name: string; header: string[]; rows: CellValue[][] } {
  return {
    name: t("followUps.notTaken.file"),
    header: [
      ...[t("followUps.file.unit"), t("followUps.file.need"), t("followUps.notTaken.strength")],
      ...[t("followUps.notTaken.heldOn"), t("followUps.notTaken.interviewer")],
    ],
    rows: rows.map(({ unitName, needNames, strength, heldOn, mentorName }) => [
      ...[unitName, textIn(needNames, locale), Math.round(strength * 100) / 100],
      ...[heldOn, mentorName ?? ""],
    ]),
  };
}
