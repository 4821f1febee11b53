import type { Asking } from "../platform/asking.ts";
import type { FormState } from "../platform/forms.ts";
import { formatInstant, formatShare } from "../platform/i18n.ts";
import type { Key } from "../platform/keys.ts";
import type { Page } from "../platform/pages.ts";
import { programmeUrl } from "../programmes/index.ts";
import type { Survey } from "../surveys/index.ts";
import { industryVerdict, type IndustryVerdict } from "./comparison/verdict.ts";
import { groupSheets, groupsUrl, seesAll, ungroupedRows, type GroupsSeen } from "./groups/pages.ts";
import type { IndustryComparison } from "./industry.ts";
import type { Run } from "./queries.ts";
import type { StoredResult } from "./stored.ts";
import { failureOf, progressModel, refusalText, sameSettings, startForm, whySentences } from "./runs/pages.ts";
import type { StartRefusal } from "./runs/settings.ts";

const verdictText: Record<IndustryVerdict, Key> = {
  need: "grouping.lead.need",
  unsure: "grouping.lead.unsure",
  industry: "grouping.lead.industry",
  neither: "grouping.lead.neither",
};

export interface GroupsState {
  programmeId: string;
  /** What is missing before a grouping can be started. */
  missing: StartRefusal | null;
  latest: Run | undefined;
  current: (GroupsSeen & { run: Run & { result: StoredResult }; isStale: boolean }) | null;
  surveys: Survey[];
  form: FormState;
}

/** What unites the participants: from the empty state through the computing to the groups. */
export function groupsPage(state: GroupsState, asking: Asking): Page {
  const { t } = asking;
  const { programmeId, missing, latest, current, surveys, form } = state;
  const isUnderWay = latest?.state === "queued" || latest?.state === "running";
  const mayStart = seesAll(asking) && missing === null && !isUnderWay;
  const before = current?.run ?? latest;
  const start = mayStart ? startForm({ programmeId, before, surveys, form }, asking) : null;
  return {
    view: "grouping/groups",
    title: t("grouping.title"),
    hasMistakes: (start?.mistakes.length ?? 0) > 0,
    model: {
      mistakes: start?.mistakes ?? [],
      active: isUnderWay
        ? { ...progressModel(latest, asking), mayCancel: seesAll(asking), hasCurrent: current !== null }
        : null,
      failed: failureOf(latest, asking),
      empty: current === null && !isUnderWay ? emptyModel(missing, programmeId, asking) : null,
      start,
      result:
        current === null ? null : resultModel(current, { mayChange: mayStart, url: groupsUrl(programmeId) }, asking),
    },
  };
}

function emptyModel(missing: StartRefusal | null, programmeId: string, asking: Asking) {
  const { t } = asking;
  const ready = seesAll(asking) ? t("grouping.empty.ready") : t("grouping.empty.waits");
  const surveyUrl = `${programmeUrl(programmeId)}/surveys`;
  return {
    text: missing === null ? ready : t(refusalText[missing]),
    survey: missing === null ? null : { url: surveyUrl, text: t("grouping.empty.toSurvey") },
  };
}

function resultModel(
  current: NonNullable<GroupsState["current"]>,
  { mayChange, url }: { mayChange: boolean; url: string },
  asking: Asking,
) {
  const { t, locale } = asking;
  const { run, figures, programme, isStale } = current;
  const { result } = run;
  const isOneAudience = figures.groups.length === 1;
  return {
    lead: leadText(result, figures.groups.length, asking),
    isOneAudience,
    isDoubtful: !isOneAudience && result.verdict === "one-audience",
    stale: isStale ? { url: mayChange ? `${url}/runs` : null, fields: sameSettings(run) } : null,
    moved:
      figures.moved === 0
        ? null
        : t(isStale ? "grouping.result.movedStale" : "grouping.result.moved", { count: figures.moved }),
    loses: figures.moved > 0 || figures.groups.some(({ group }) => group.isRenamed) ? t("grouping.result.loses") : null,
    seriesUrl: `${programmeUrl(programme.id)}/series`,
    comparisonUrl: result.industry === null || isOneAudience ? null : `${url}/comparison`,
    picturesUrl: seesAll(asking) && !isOneAudience ? `${url}/pictures` : null,
    groups: groupSheets(current, asking),
    why: whySentences(run, result, asking),
    ungrouped: seesAll(asking) ? ungroupedRows(current, asking) : [],
    ungroupedText: t("grouping.ungrouped.text", { count: figures.ungrouped.length }),
    made: t("grouping.result.made", {
      at: formatInstant(run.finishedAt ?? run.createdAt, locale, programme.timeZone),
      n: result.n,
      seed: result.seed,
      version: result.version,
      hash: result.inputHash.slice(0, 12),
    }),
  };
}

function leadText({ n, industry }: StoredResult, groups: number, asking: Asking): string {
  const { t } = asking;
  if (groups === 1) return t("grouping.lead.oneAudience", { count: n });
  const divided = t("grouping.lead.groups", { count: n, groups: t("grouping.lead.into", { count: groups }) });
  return industry === null ? divided : `${divided} ${industrySentence(industry, asking)}`;
}

/** Which tells more of an organisation's other answers, with both figures. */
export function industrySentence(industry: IndustryComparison, { t, locale }: Asking): string {
  const share = (r2: number) => formatShare(Math.max(0, r2), locale);
  return t(verdictText[industryVerdict(industry)], {
    need: share(industry.r2Need),
    industry: share(industry.r2Industry),
  });
}
