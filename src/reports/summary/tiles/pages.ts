import { signed } from "../../../maturity/index.ts";
import { followUpsUrl, interviewsUrl } from "../../../mentoring/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formatNumber, formatShare } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { programmeUrl } from "../../../programmes/index.ts";
import { figuresUrl, mayTell, seesPeople } from "../../../workshops/index.ts";
import { mentoredUrl, withQuery } from "../addresses.ts";
import { levelsOfUrl } from "../growth/pages.ts";
import { followUpStates, readinessAnswers, type FollowUpState, type Summary } from "../summary.ts";

/** A figure in large digits, with what it is and the way to the rows that it is made of. */
export interface Tile {
  name: string;
  value: string;
  more: string | null;
  /** Null where who asks may not see the rows. */
  url: string | null;
}

export const stateText: Record<FollowUpState, Key> = {
  open: "summary.followUps.open",
  "under-way": "summary.followUps.underWay",
  "no-resources": "summary.followUps.noResources",
  done: "summary.followUps.done",
  dropped: "summary.followUps.dropped",
};

const kinds = ["training", "workshop", "meeting"] as const;

/** The figures of which the programme has something, each opening to its rows. */
export function tilesOf(summary: Summary, asking: Asking): Tile[] {
  const { t, locale } = asking;
  const seesRows = seesPeople(asking);
  const { programmeId, held, limits } = summary;
  const time = { from: limits.from ?? "", to: limits.to ?? "" };
  const events = (path: string) => figuresUrl(programmeId, time, path);
  const number = (value: number) => formatNumber(value, locale);
  const people = (value: number) => (mayTell(value, seesRows) ? number(value) : t("summary.few"));
  return [...assessedTile(), ...heldTiles(), ...readinessTile(), ...growthTile(), ...mentoredTile(), ...followUpTile()];

  function assessedTile(): Tile[] {
    const { needsAssessments, assessedUnits, interviewed } = summary;
    if (needsAssessments === 0) return [];
    const met = interviewed > 0 && mayTell(interviewed, seesRows) ? [t("summary.assessed.met", { count: interviewed })] : []; // prettier-ignore
    return [
      {
        name: t("summary.assessed.name"),
        value: number(needsAssessments),
        more: [t("summary.assessed.units", { count: assessedUnits }), ...met].join(" · "),
        url: seesRows ? withQuery(interviewsUrl(programmeId), queryOf(limits)) : null,
      },
    ];
  }

  function heldTiles(): Tile[] {
    if (held.events === 0) return [];
    const byKind = kinds.filter((kind) => held.byKind[kind] > 0);
    const known: Tile = {
      name: t("summary.people.name"),
      value: people(held.people),
      more: mayTell(held.attendances, seesRows)
        ? t("summary.people.attendances", { count: held.attendances, number: number(held.attendances) })
        : null,
      url: seesRows ? events("/people") : null,
    };
    const heads: Tile = {
      name: t("summary.heads.name"),
      value: people(held.heads),
      more: t("summary.heads.events", { count: held.headEvents }),
      url: events("/events"),
    };
    return [
      {
        name: t("summary.events.name"),
        value: number(held.events),
        more: byKind.map((kind) => t(`summary.events.${kind}`, { count: held.byKind[kind] })).join(" · "),
        url: events("/events"),
      },
      known,
      ...(held.heads > 0 ? [heads] : []),
    ];
  }

  function readinessTile(): Tile[] {
    const answers = readinessAnswers(summary);
    const [newest, ...others] = summary.readiness;
    if (newest === undefined) return [];
    const surveys = `${programmeUrl(programmeId)}/surveys`;
    return [
      {
        name: t("summary.readiness.name"),
        value: people(answers),
        more: others.length === 0 ? null : t("summary.readiness.surveys", { count: others.length + 1 }),
        url: others.length === 0 ? `${surveys}/${newest.surveyId}/results` : surveys,
      },
    ];
  }

  function growthTile(): Tile[] {
    if (summary.growth === null) return [];
    const { whole, period } = summary.growth;
    const { growth } = whole;
    const url = levelsOfUrl(programmeId, period);
    const name = t("summary.growth.name");
    if (growth === null) return [{ name, value: "–", more: t("summary.growth.notYet"), url }];
    const digits = [growth.start, growth.end].every(Number.isInteger) ? 0 : 1;
    const exact = (level: number) => formatNumber(level, locale, digits);
    const ends = { start: exact(growth.start), end: exact(growth.end) };
    const points = signed(growth.points, exact);
    return [
      {
        name,
        value: growth.share === null ? points : signed(growth.share, (size) => formatShare(size, locale)),
        more: t(growth.share === null ? "summary.growth.fromZero" : "summary.growth.ends", ends),
        url,
      },
    ];
  }

  function mentoredTile(): Tile[] {
    const { units, mentors } = summary.mentored;
    if (units === 0) return [];
    return [
      {
        name: t("summary.mentored.name"),
        value: number(units),
        more: t("summary.mentored.mentors", { count: mentors }),
        url: seesRows ? mentoredUrl(programmeId, limits) : null,
      },
    ];
  }

  function followUpTile(): Tile[] {
    const { followUps } = summary;
    const all = followUpStates.reduce((sum, state) => sum + followUps[state], 0);
    if (all === 0) return [];
    const some = followUpStates.filter((state) => followUps[state] > 0);
    return [
      {
        name: t("summary.followUps.name"),
        value: number(all),
        more: some.map((state) => `${t(stateText[state])} ${number(followUps[state])}`).join(" · "),
        url: seesRows ? withQuery(followUpsUrl(programmeId), { state: "all" }) : null,
      },
    ];
  }
}

function queryOf({ from, to }: { from: string | null; to: string | null }): Record<string, string | undefined> {
  return { from: from ?? undefined, to: to ?? undefined };
}
