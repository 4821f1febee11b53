import type { Entry } from "../../catalogue/index.ts";
import { seesNames } from "../../needs/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { formField } from "../../platform/fields.ts";
import { textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { isShown } from "../../platform/visibility.ts";
import { programmeUrl } from "../../programmes/index.ts";
import { workshopsUrl } from "../register/pages.ts";
import { coverageUrl, type Chosen } from "./addresses.ts";
import { audiencesAmong, type CoverageAudience } from "./audiences.ts";
import { chosenCoverage, type Counted } from "./chosen.ts";
import { countStates, type NeedCoverage } from "./coverage.ts";
import { forWhomTable } from "./for-whom/pages.ts";
import type { CoverageWanted } from "./forms.ts";
import type { CoverageMaterial } from "./queries.ts";
import { shownOf } from "./shown.ts";
import { stateSign, stateText, stateTone } from "./words.ts";

export interface CoverageSeen {
  programmeId: string;
  material: CoverageMaterial;
  themes: Entry[];
  wanted: CoverageWanted;
}

/** What the workshops held and planned cover of the needs, need by need, and for whom. */
export function coveragePage({ programmeId, material, themes, wanted }: CoverageSeen, asking: Asking): Page {
  const { t, locale } = asking;
  const seesAll = seesNames(asking);
  const urls = { workshopsUrl: workshopsUrl(programmeId), needsUrl: `${programmeUrl(programmeId)}/needs` };
  const title = t("workshops.covered.title");
  const reason = emptyReason(material, seesAll);
  if (reason !== null)
    return { view: "workshops/coverage-empty", title, model: { text: t(emptyText[reason]), ...urls } };

  const { chosen, audiences, audience } = chosenOf(material, wanted, seesAll);
  const needs = chosenCoverage(material, chosen.count, audience?.members);
  const shown = needs.filter((need) => shownOf(need, seesAll) !== "nothing" && need.state !== "unneeded");
  const counts = countStates(shown);
  const nameOf = new Map(material.needsInOrder.map(({ id, names }) => [id, textIn(names, locale)]));
  const row = (need: NeedCoverage) =>
    needRow(need, nameOf.get(need.needId) ?? "", { programmeId, chosen, seesAll }, asking);
  const themeOf = new Map(material.needsInOrder.map(({ id, themeId }) => [id, themeId]));
  return {
    view: "workshops/coverage",
    title,
    model: {
      lead: t("workshops.covered.lead", { needs: t("workshops.covered.needs", { count: shown.length }), ...counts }),
      finding: findingText(material, chosen, audience, seesAll, asking),
      hidden: shown.length + countStates(needs).unneeded < needs.length ? t("workshops.covered.hidden") : null,
      counted: seesAll ? countedLinks(programmeId, chosen, asking) : null,
      audienceField: seesAll && audiences.length > 0 ? audienceField(audiences, chosen, asking) : null,
      formUrl: coverageUrl(programmeId),
      count: chosen.count,
      sections: themes.flatMap(({ id, names }) => {
        const rows = needs.filter(({ needId }) => themeOf.get(needId) === id).map(row);
        return rows.length === 0 ? [] : [{ id: `theme-${id}`, heading: textIn(names, locale), rows }];
      }),
      table: twinTable(
        needs.map((need) => ({ need, ...row(need) })),
        asking,
      ),
      forWhom: seesAll ? forWhomTable({ programmeId, material, audiences, chosen }, nameOf, asking) : null,
      csvUrl: seesAll ? coverageUrl(programmeId, chosen, "/export.csv") : null,
      xlsxUrl: seesAll ? coverageUrl(programmeId, chosen, "/export.xlsx") : null,
      topicsUrl: `${workshopsUrl(programmeId)}/topics`,
      seriesUrl: `${programmeUrl(programmeId)}/series`,
      ...urls,
    },
  };
}

type EmptyReason = "no-survey" | "no-answers" | "too-few";
const emptyText: Record<EmptyReason, Key> = {
  "no-survey": "workshops.covered.noSurvey",
  "no-answers": "workshops.covered.noAnswers",
  "too-few": "workshops.covered.tooFew",
};

/** Why nothing can be said of coverage. */
export function emptyReason({ hasSurvey, people }: CoverageMaterial, seesAll: boolean): EmptyReason | null {
  if (!hasSurvey) return "no-survey";
  if (people.length === 0) return "no-answers";
  return seesAll || isShown(people.length) ? null : "too-few";
}

/** What of the wish holds: others than planners see the whole only, for differences of filters would tell of few people. */
export function chosenOf(material: CoverageMaterial, wanted: CoverageWanted, seesAll: boolean) {
  const audiences = seesAll
    ? audiencesAmong(material.profiles.organisations, material.workshops.map(({ workshop }) => workshop), material.industries) // prettier-ignore
    : [];
  const audience = audiences.find(({ key }) => key === wanted.for);
  const chosen: Chosen = { count: seesAll ? wanted.count : "all", for: audience?.key };
  return { chosen, audiences, audience };
}

/** The case's own question: do the workshops for everyone meet most needs already, so that a group's own should go deeper? */
function findingText(
  material: CoverageMaterial,
  chosen: Chosen,
  audience: CoverageAudience | undefined,
  seesAll: boolean,
  { t }: Asking,
): string | null {
  const needs = chosenCoverage(material, "general", audience?.members).filter(
    (need) => need.state !== "unneeded" && shownOf(need, seesAll) !== "nothing",
  );
  const { covered, deepen } = countStates(needs);
  const met = covered + deepen;
  if (chosen.count === "held" || met === 0) return null;
  const values = { met, covered, deepen, needs: t("workshops.covered.ofNeeds", { count: needs.length }) };
  return met * 2 > needs.length
    ? t("workshops.covered.findingMost", values)
    : t("workshops.covered.findingSome", values);
}

export interface RowAround {
  programmeId: string;
  chosen: Chosen;
  seesAll: boolean;
}

function needRow(need: NeedCoverage, name: string, { programmeId, chosen, seesAll }: RowAround, { t }: Asking) {
  const shown = shownOf(need, seesAll);
  const { state, wanting, right, other, left, workshops } = need;
  const counts = { wanting: wanting.length, right: right.length, other: other.length, left: left.length };
  const share = (count: number) => (wanting.length === 0 ? 0 : (count / wanting.length) * 100);
  return {
    name,
    url: coverageUrl(programmeId, chosen, `/${need.needId}`),
    state: shown === "nothing" ? null : { text: t(stateText[state]), sign: stateSign[state], tone: stateTone[state] },
    bar:
      shown === "figures" && wanting.length > 0
        ? { right: share(right.length), other: share(other.length), otherFrom: share(right.length) }
        : null,
    text: shown === "nothing" ? t("workshops.covered.few") : rowText(shown === "figures", counts, t),
    counts: shown === "figures" ? counts : null,
    wanting: shown === "nothing" ? null : counts.wanting,
    workshops: workshops.length,
  };
}

function rowText(
  hasFigures: boolean,
  counts: { wanting: number; right: number; other: number; left: number },
  t: Asking["t"],
) {
  if (counts.wanting === 0) return t("workshops.covered.nobody");
  return hasFigures ? t("workshops.covered.row", counts) : t("workshops.covered.wanting", { count: counts.wanting });
}

function twinTable(rows: ReturnType<typeof needRow>[], { t }: Asking) {
  return {
    caption: t("workshops.covered.title"),
    columns: [
      t("workshops.covered.need"),
      t("workshops.covered.stateHeading"),
      t("workshops.covered.wantingHeading"),
      ...[t("workshops.covered.right"), t("workshops.covered.other"), t("workshops.covered.left")],
      t("workshops.title"),
    ],
    rows: rows.map(({ name, state, wanting, counts, workshops }) => [
      name,
      state?.text ?? "–",
      wanting ?? t("workshops.covered.fewShort"),
      ...[counts?.right ?? "–", counts?.other ?? "–", counts?.left ?? "–"],
      workshops,
    ]),
  };
}

const countedText: Record<Counted, Key> = {
  all: "workshops.covered.count.all",
  held: "workshops.covered.count.held",
  general: "workshops.covered.count.general",
};

function countedLinks(programmeId: string, chosen: Chosen, { t }: Asking) {
  return (["all", "held", "general"] as const).map((count) => ({
    text: t(countedText[count]),
    url: coverageUrl(programmeId, { ...chosen, count }),
    isCurrent: count === chosen.count,
  }));
}

function audienceField(audiences: CoverageAudience[], chosen: Chosen, { t, locale }: Asking) {
  return formField({ values: { for: chosen.for ?? "" }, mistakes: {} }, t, "for", {
    label: t("workshops.covered.forWhom"),
    options: [
      { value: "", text: t("workshops.covered.everyone") },
      ...audiences.map(({ key, names }) => ({ value: key, text: textIn(names, locale) })),
    ],
  });
}
