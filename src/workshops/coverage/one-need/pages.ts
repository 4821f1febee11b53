import { organisationUrl } from "../../../organisations/index.ts";
import { seesNames } from "../../../needs/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formatDay, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { programmeUrl } from "../../../programmes/index.ts";
import { workshopUrl } from "../../one/pages.ts";
import type { WorkshopLevel } from "../../register/holding.ts";
import type { Workshop } from "../../register/queries.ts";
import { topicLevels } from "../../topics/kinds.ts";
import { topicsUrl } from "../../topics/pages.ts";
import type { Topic } from "../../topics/queries.ts";
import { levelText } from "../../words.ts";
import { coverageUrl, type Chosen } from "../addresses.ts";
import { chosenCoverage, countedOf } from "../chosen.ts";
import { isAbout, type NeedCoverage, type NeedState } from "../coverage.ts";
import type { CoverageWanted } from "../forms.ts";
import { chosenOf } from "../pages.ts";
import type { CoverageMaterial } from "../queries.ts";
import { shownOf } from "../shown.ts";
import { stateSign, stateText, stateTone } from "../words.ts";

export interface OneNeedSeen {
  programmeId: string;
  material: CoverageMaterial;
  topics: Topic[];
  needId: string;
  wanted: CoverageWanted;
}

/** Who needs it, whom which workshop reaches, and who is left without; names are for those who may read single answers. */
export function needCoveragePage({ programmeId, material, topics, needId, wanted }: OneNeedSeen, asking: Asking): Page {
  const { t, locale, role } = asking;
  const seesAll = seesNames(asking);
  const { chosen, audience } = chosenOf(material, wanted, seesAll);
  const place = material.needIds.indexOf(needId);
  const need = chosenCoverage(material, chosen.count, audience?.members)[place];
  const name = textIn(material.needsInOrder[place]?.names ?? { fi: "", sv: "", en: "" }, locale);
  if (need === undefined) throw new Error("the need is not among those asked about");
  const shown = shownOf(need, seesAll);
  const about = topicsAbout(topics, needId);
  return {
    view: "workshops/coverage-need",
    title: `${name} – ${t("workshops.covered.title")}`,
    model: {
      backUrl: coverageUrl(programmeId, chosen),
      heading: t("workshops.covered.needHeading", { name }),
      state:
        shown === "nothing"
          ? null
          : { text: t(stateText[need.state]), sign: stateSign[need.state], tone: stateTone[need.state] },
      limits:
        audience === undefined ? null : t("workshops.covered.among", { audience: textIn(audience.names, locale) }),
      wholeUrl: coverageUrl(programmeId, { count: chosen.count, for: undefined }, `/${needId}`),
      lead: leadText(need, shown === "figures", shown === "nothing", asking),
      workshops: workshopRows({ programmeId, material, need, chosen }, shown === "figures" && seesAll, asking),
      people: seesAll ? peopleLists({ programmeId, material, need, place }, asking) : null,
      next: nextText(need.state, about.length, t),
      topics: about.map((topic) => ({
        name: textIn(topic.names, locale),
        url: `${topicsUrl(programmeId)}/${topic.id}`,
      })),
      mayPlan: role === "planner" || role === "owner",
      draftUrl: `${topicsUrl(programmeId)}/new?need=${needId}`,
      planUrl: `${programmeUrl(programmeId)}/workshops/planned/new${about[0] === undefined ? "" : `?topic=${about[0].id}`}`,
    },
  };
}

/** The topics that are about the need, the one that meets it best first. */
function topicsAbout(topics: readonly Topic[], needId: string): Topic[] {
  const strengthOf = ({ covers }: Topic) => covers.find((cover) => cover.needId === needId)?.strength ?? 0;
  return topics.filter((topic) => isAbout(topic, needId)).sort((a, b) => strengthOf(b) - strengthOf(a));
}

function leadText(need: NeedCoverage, hasFigures: boolean, isHidden: boolean, { t }: Asking): string {
  const { wanting, right, other, left } = need;
  if (isHidden) return t("workshops.covered.few");
  if (wanting.length === 0) return t("workshops.covered.nobody");
  const count = wanting.length;
  return hasFigures
    ? t("workshops.covered.needLead", { count, right: right.length, other: other.length, left: left.length })
    : t("workshops.covered.wanting", { count });
}

/** What there is to do: nothing, hold one of the topics at another level or for others, or find a topic first. */
function nextText(state: NeedState, topics: number, t: Asking["t"]): string {
  const key: Record<NeedState, Key> = {
    covered: "workshops.covered.next.covered",
    deepen: "workshops.covered.next.deepen",
    gap: topics === 0 ? "workshops.covered.next.noTopic" : "workshops.covered.next.gap",
    unneeded: "workshops.covered.next.unneeded",
  };
  return t(key[state]);
}

interface Behind {
  programmeId: string;
  material: CoverageMaterial;
  need: NeedCoverage;
  chosen: Chosen;
}

function workshopRows({ programmeId, material, need, chosen }: Behind, hasFigures: boolean, asking: Asking) {
  const { t, locale } = asking;
  const byId = new Map(countedOf(material.workshops, chosen.count).map(({ workshop }) => [workshop.id, workshop]));
  return need.workshops.flatMap(({ workshopId, right, other }) => {
    const workshop = byId.get(workshopId);
    if (workshop === undefined) return [];
    return [
      {
        name: textIn(workshop.names, locale),
        url: workshopUrl(programmeId, workshopId),
        when: dayText(workshop, asking),
        level: t(levelText[workshop.level]),
        audience: textIn(workshop.audienceNames, locale),
        right: hasFigures ? right.length : "–",
        other: hasFigures ? other.length : "–",
      },
    ];
  });
}

function dayText({ state, heldOn }: Workshop, { t, locale }: Asking): string {
  return state === "held" && heldOn !== null ? formatDay(heldOn, locale) : t("workshops.state.planned");
}

function peopleLists(
  { programmeId, material, need, place }: Omit<Behind, "chosen"> & { place: number },
  { t, locale }: Asking,
) {
  const names = new Map(material.workshops.map(({ workshop }) => [workshop.id, textIn(workshop.names, locale)]));
  const reachedBy = (i: number, by: "right" | "other") =>
    need.workshops.filter((reach) => reach[by].includes(i)).map(({ workshopId }) => names.get(workshopId) ?? "");
  const list = (id: string, key: Key, members: number[], by: "right" | "other" | null) => ({
    id,
    heading: t(key, { count: members.length }),
    rows: members.map((i) => {
      const { id: organisationId = "", name = "" } = material.profiles.organisations[i] ?? {};
      return {
        name,
        url: organisationUrl(programmeId, organisationId),
        level: ownLevelText(material.levels[i]?.[place] ?? null, t),
        by: by === null ? "" : reachedBy(i, by).join(" · "),
      };
    }),
  });
  return [
    list("left", "workshops.covered.leftList", need.left, null),
    list("other", "workshops.covered.otherList", need.other, "other"),
    list("right", "workshops.covered.rightList", need.right, "right"),
  ].filter(({ rows }) => rows.length > 0);
}

function ownLevelText(level: number | null, t: Asking["t"]): string {
  const known: WorkshopLevel | undefined = level === null ? undefined : topicLevels[level];
  return known === undefined ? t("form.notGiven") : t(levelText[known]);
}
