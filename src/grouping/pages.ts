import type { Asking } from "../platform/asking.ts";
import { formatInstant, formatShare } from "../platform/i18n.ts";
import type { Key } from "../platform/keys.ts";
import type { Page } from "../platform/pages.ts";
import { programmeUrl } from "../programmes/index.ts";
import { boardUrl, borderlineUrl, changesUrl, changeUrl, runsUrl, variantsUrl } from "./addresses.ts";
import { industryVerdict, type IndustryVerdict } from "./comparison/verdict.ts";
import { groupSheets, groupsUrl, seesAll, ungroupedRows, type GroupsSeen } from "./groups/pages.ts";
import type { News } from "./hand/news.ts";
import type { IndustryComparison } from "./method/industry.ts";
import { letterOf } from "./letters.ts";
import type { Run } from "./queries.ts";
import type { StoredResult, Variant } from "./stored.ts";
import { failureOf, progressModel, refusalText, sameSettings, startForm, whySentences } from "./runs/pages.ts";
import type { StartRefusal } from "./runs/settings.ts";

const verdictText: Record<IndustryVerdict, Key> = {
  need: "grouping.lead.need",
  unsure: "grouping.lead.unsure",
  "need-only": "grouping.lead.needOnly",
  industry: "grouping.lead.industry",
  neither: "grouping.lead.neither",
};

type ComputedRun = Run & { result: StoredResult };

export interface GroupsState {
  programmeId: string;
  /** What is missing before a grouping can be started. */
  missing: StartRefusal | null;
  latest: Run | undefined;
  current: (GroupsSeen & { run: ComputedRun; isStale: boolean; variant: Variant; news: News }) | null;
  /** Organisations' names by id. */
  names: ReadonlyMap<string, string>;
}

/** What unites the participants: from the empty state through the computing to the groups. */
export function groupsPage(state: GroupsState, asking: Asking): Page {
  const { t } = asking;
  const { programmeId, missing, latest, current, names } = state;
  const isUnderWay = latest?.state === "queued" || latest?.state === "running";
  const mayStart = seesAll(asking) && missing === null && !isUnderWay;
  const before = current?.run ?? latest;
  const start = mayStart ? startForm({ programmeId, before }) : null;
  return {
    view: "grouping/groups",
    title: t("grouping.title"),
    model: {
      active: isUnderWay
        ? { ...progressModel(latest, asking), mayCancel: seesAll(asking), hasCurrent: current !== null }
        : null,
      failed: failureOf(latest, names, asking),
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
  const { run, figures, programme, isStale, variant } = current;
  const { result } = run;
  const isOneAudience = figures.groups.length === 1;
  const hasIndustries = current.profiles.organisations.some(({ industryId }) => industryId !== null);
  const carried = variant.name === null && variant.sequence === 0 ? figures.groups.filter(({ group }) => group.isRenamed) : []; // prettier-ignore
  return {
    lead: leadText(run, figures.groups.length, asking),
    // One group that staff merged or asked for is not what the answers say.
    isOneAudience: isOneAudience && result.k === 1 && run.settings.k !== 1,
    isDoubtful: !isOneAudience && result.verdict === "one-audience",
    stale: isStale
      ? {
          text: t(result.isForgotten === true ? "grouping.result.forgotten" : "grouping.result.stale"),
          url: mayChange && result.isForgotten !== true ? `${url}/runs` : null,
          fields: sameSettings(run),
          news: result.isForgotten === true ? null : newsText(current.news, asking),
          placeUrl:
            seesAll(asking) && current.news.newcomers > current.news.placed
              ? changeUrl(programme.id, { kind: "place", back: "groups" })
              : null,
        }
      : null,
    moved: figures.moved === 0 ? null : t("grouping.result.moved", { count: figures.moved }),
    carried:
      carried.length === 0
        ? null
        : t("grouping.hand.news.carried", { groups: carried.map(({ group }) => letterOf(group.position)).join(", ") }),
    variant: variant.name === null ? null : t("grouping.hand.history.variant", { name: variant.name }),
    loses: figures.moved > 0 ? t("grouping.result.loses") : null,
    ways: seesAll(asking) ? waysOn(programme.id, isOneAudience, asking) : [],
    seriesUrl: `${programmeUrl(programme.id)}/series`,
    comparisonUrl: result.industry === null && !hasIndustries ? null : `${url}/comparison`,
    picturesUrl: seesAll(asking) ? `${url}/pictures` : null,
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

/** Where planners go to question and change the groups. */
function waysOn(programmeId: string, isOneAudience: boolean, { t }: Asking): { url: string; text: string }[] {
  return [
    { url: boardUrl(programmeId), text: t("grouping.hand.history.toBoard") },
    ...(isOneAudience ? [] : [{ url: borderlineUrl(programmeId), text: t("grouping.group.borderline") }]),
    { url: changesUrl(programmeId), text: t("grouping.hand.board.history") },
    { url: variantsUrl(programmeId), text: t("grouping.hand.board.variants") },
    { url: runsUrl(programmeId), text: t("grouping.hand.board.runs") },
  ];
}

/** How many answers are new, other than they were, or gone: "Uusia vastaajia 3, joista ryhmässä 0." */
function newsText({ newcomers, placed, changed, gone }: News, { t }: Asking): string | null {
  const parts = [
    newcomers === 0 ? null : t("grouping.hand.news.newcomers", { count: newcomers, placed }),
    changed === null || changed === 0 ? null : t("grouping.hand.news.changed", { count: changed }),
    gone === 0 ? null : t("grouping.hand.news.gone", { count: gone }),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(" ");
}

function leadText(run: ComputedRun, groups: number, asking: Asking): string {
  const { t } = asking;
  const { n, industry } = run.result;
  if (groups === 1) return oneAudienceText(run, asking);
  const divided = t("grouping.lead.groups", { count: n, groups: t("grouping.lead.into", { count: groups }) });
  return industry === null ? divided : `${divided} ${industrySentence(industry, asking)}`;
}

/** Why all are in one group: staff merged them, staff asked for one, or the answers hold no groups. */
export function oneAudienceText({ result: { k, n }, settings }: ComputedRun, { t }: Asking): string {
  if (k > 1) return t("grouping.hand.news.mergedAll", { count: k });
  return settings.k === 1 ? t("grouping.why.set", { count: 1 }) : t("grouping.lead.oneAudience", { count: n });
}

/** Which tells more of an organisation's other answers, with both figures. */
export function industrySentence(industry: IndustryComparison, { t, locale }: Asking): string {
  const share = (r2: number) => formatShare(Math.max(0, r2), locale);
  return t(verdictText[industryVerdict(industry)], {
    need: share(industry.r2Need),
    industry: share(industry.r2Industry),
  });
}
