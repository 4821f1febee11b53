import { organisationUrl, sizeText, type SizeClass } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formatShare, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { programmeUrl } from "../../../programmes/index.ts";
import type { SubjectKind } from "../../addresses.ts";
import type { Respondent } from "../../queries.ts";
import { blockOfCodes, type NeedBlock } from "../../values.ts";
import { byStanding, standings, type Standing, type Stood } from "../standing.ts";

/** So many organisations are listed; with more, the list is limited to one industry or size. */
const mostRows = 200;

export interface People {
  programmeId: string;
  surveyId: string;
  kind: SubjectKind;
  key: string;
  /** Whether the survey asks about it: of what it does not ask, nobody left an answer out. */
  isAsked: boolean;
  respondents: Respondent[];
  /** Whether the survey asks how important it is and how well it is mastered. */
  hasJudgement: boolean;
  /** The responses in which staff found the need in what was written: there the words gave the strength. */
  wrote: ReadonlySet<string>;
}

const headingText: Record<SubjectKind, Record<Standing, Key>> = {
  needs: { wanting: "needs.one.needs.yes", notWanting: "needs.one.needs.no", unanswered: "needs.one.unanswered" },
  services: {
    wanting: "needs.one.services.yes",
    notWanting: "needs.one.services.no",
    unanswered: "needs.one.unanswered",
  },
  pruning: { wanting: "needs.one.pruning.yes", notWanting: "needs.one.pruning.no", unanswered: "needs.one.unanswered" },
  barriers: {
    wanting: "needs.one.barriers.yes",
    notWanting: "needs.one.barriers.no",
    unanswered: "needs.one.unanswered",
  },
};

/** The organisations behind the figures, by what they answered, with the way to each one's answers. */
export function peopleModel(
  { kind, key, isAsked, respondents, hasJudgement, wrote, ...place }: People,
  asking: Asking,
) {
  const stood = byStanding(respondents, key);
  return {
    help: kind === "needs" ? asking.t("needs.one.whoHelp") : null,
    lists: standings
      .filter((standing) => stood[standing].length > 0 && (isAsked || standing !== "unanswered"))
      .map((standing) => ({
        id: standing === "notWanting" ? "not-wanting" : standing,
        heading: asking.t(headingText[kind][standing], { count: stood[standing].length }),
        hasStrength: kind === "needs" && standing !== "unanswered",
        hasMarks: hasJudgement && standing !== "unanswered",
        isFolded: standing === "notWanting",
        cut: stood[standing].length > mostRows ? asking.t("needs.one.cut", { count: mostRows }) : null,
        rows: stood[standing].slice(0, mostRows).map((one) => rowModel(one, key, { ...place, wrote }, asking)),
      })),
  };
}

const fromText: Record<NeedBlock, Key> = {
  support: "needs.one.from.support",
  wishes: "needs.one.from.wishes",
  ratings: "needs.one.from.ratings",
};

function rowModel(
  { one, strength, from }: Stood<Respondent>,
  key: string,
  { programmeId, surveyId, wrote }: Pick<People, "programmeId" | "surveyId" | "wrote">,
  { t, locale }: Asking,
) {
  const { importance = null, level = null, steps = 0 } = one.values.judgements.get(key) ?? {};
  const hasWritten = wrote.has(one.responseId);
  const step = (mark: number | null) => (mark === null ? "–" : `${mark + 1} / ${steps}`);
  return {
    name: one.name,
    url: organisationUrl(programmeId, one.organisationId),
    industry: one.industryNames === null ? t("form.notGiven") : textIn(one.industryNames, locale),
    size: one.sizeClass === null ? t("form.notGiven") : sizeText(one.sizeClass as SizeClass),
    text: strength === null ? "–" : formatShare(strength, locale),
    from: (strength ?? 0) === 0 ? "" : from.map((block) => t(hasWritten && block === blockOfCodes(one.values) ? "needs.one.from.written" : fromText[block])).join(", "), // prettier-ignore
    importance: step(importance),
    level: step(level),
    answersUrl: `${programmeUrl(programmeId)}/surveys/${surveyId}/responses/${one.responseId}`,
    answersLabel: t("needs.one.answersOf", { organisation: one.name }),
  };
}
