import type { SurveyProfiles } from "../../needs/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { missingText, summary, textsField } from "../../platform/fields.ts";
import { emptyForm, textValues, type FormState } from "../../platform/forms.ts";
import { textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Texts } from "../../platform/locales.ts";
import type { Page } from "../../platform/pages.ts";
import { suppressedCounts } from "../../platform/visibility.ts";
import type { Programme } from "../../programmes/index.ts";
import { boardUrl, borderlineUrl, changeUrl, groupsUrl, groupUrl, memberUrl } from "../addresses.ts";
import { groupTone, letterOf } from "../letters.ts";
import type { Group } from "../stored.ts";
import type { Grade } from "../method/solidity.ts";
import type { TellingNeed } from "../method/telling.ts";
import type { Figures, GroupFigures } from "./figures.ts";
import { shownTelling } from "./shown-telling.ts";

export { groupsUrl, groupUrl } from "../addresses.ts";

/** What the pages of the current grouping are made of. */
export interface GroupsSeen {
  programme: Programme;
  figures: Figures;
  profiles: SurveyProfiles;
  /** Names of organisations that are in the grouping, by id. */
  names: ReadonlyMap<string, string>;
}

const gradeText: Record<Grade, Key> = {
  solid: "grouping.grade.solid",
  tentative: "grouping.grade.tentative",
  "do not rely on it": "grouping.grade.weak",
};

/** What it means for whoever plans workshops. */
const meaningText: Record<Grade, Key> = {
  solid: "grouping.sheet.meaning.solid",
  tentative: "grouping.sheet.meaning.tentative",
  "do not rely on it": "grouping.sheet.weak",
};

const levelText: readonly Key[] = ["grouping.level.basics", "grouping.level.intermediate", "grouping.level.advanced"];

/** On the page of all groups each shows so many of its telling needs. */
const fewNeeds = 3;

/** So many industries are named of a group; the rest are counted together. */
const mostIndustries = 5;

/** The sheets of all groups; a reader who may not see small groups gets those by name and size only. */
export function groupSheets(seen: GroupsSeen, asking: Asking) {
  const { groups } = seen.figures;
  const hidden = seesAll(asking)
    ? groups.map(() => false)
    : suppressedCounts(groups.map(({ members }) => members.length));
  return groups.map((group, at) =>
    groupSheet(group, seen, { isHidden: hidden[at] === true, mostNeeds: fewNeeds }, asking),
  );
}

function groupSheet(
  figures: GroupFigures,
  seen: GroupsSeen,
  { isHidden, mostNeeds }: { isHidden: boolean; mostNeeds: number },
  asking: Asking,
) {
  const { t, locale } = asking;
  const { group, members, grade } = figures;
  const place = seen.figures.groups.indexOf(figures);
  const isAlone = seen.figures.groups.length === 1;
  const { telling, lessNeeded, barriers, services } = seesAll(asking) ? figures : shownTelling(figures, place, seen);
  const told = (of: Pick<GroupFigures, "telling" | "lessNeeded" | "barriers" | "services">) =>
    of.telling.length + of.lessNeeded.length + of.barriers.length + of.services.length;
  const name = needNamer(seen.profiles, asking);
  const bridges = members.filter(({ bridgeTo }) => bridgeTo !== null).length;
  const listed = (needs: TellingNeed[], nameOf: (key: string) => string) =>
    needs
      .map((need) =>
        t("grouping.sheet.counted", {
          need: nameOf(need.need),
          inside: fraction(need.inside),
          outside: fraction(need.outside),
        }),
      )
      .join("; ");
  const [first] = telling;
  return {
    letter: letterOf(group.position),
    tone: groupTone(group.position),
    name: textIn(group.names, locale),
    grade: grade === null ? null : { text: t(gradeText[grade]), tone: grade === "solid" ? "solid" : "tentative" },
    meaning:
      isAlone || (grade === "solid" && mostNeeds === fewNeeds)
        ? null
        : t(grade === null ? "grouping.sheet.meaning.changed" : meaningText[grade]),
    isWeak: grade === "do not rely on it",
    isAlone,
    size: t("grouping.sheet.size", { count: members.length }),
    isHidden,
    sentence:
      isHidden || first === undefined
        ? null
        : t("grouping.sheet.sentence", {
            need: name(first.need),
            inside: first.inside[0],
            insideAll: first.inside[1],
            outside: first.outside[0],
            outsideAll: first.outside[1],
          }),
    tells: isHidden ? [] : telling.slice(0, mostNeeds).map((need) => tellModel(name(need.need), need, asking)),
    noTells: !isHidden && figures.telling.length === 0 && !isAlone,
    isCut: !isHidden && told({ telling, lessNeeded, barriers, services }) < told(figures),
    less:
      isHidden || lessNeeded.length === 0
        ? null
        : t("grouping.sheet.less", { needs: listed(lessNeeded.slice(0, mostNeeds), name) }),
    barriers:
      isHidden || barriers.length === 0
        ? null
        : t("grouping.sheet.barriers", { barriers: listed(barriers, itemNamer(seen.profiles.barriers, asking)) }),
    services:
      isHidden || services.length === 0
        ? null
        : t("grouping.sheet.services", { services: listed(services, itemNamer(seen.profiles.services, asking)) }),
    facts: seesAll(asking) ? groupFacts(figures, seen, asking) : [],
    bridges: bridges === 0 || !seesAll(asking) ? null : t("grouping.sheet.bridges", { count: bridges }),
    url: groupUrl(seen.programme.id, group.id),
    openText: openText(figures, isAlone, asking),
  };
}

function openText({ group }: GroupFigures, isAlone: boolean, asking: Asking): string {
  if (isAlone) return asking.t("grouping.result.oneAudienceOpen");
  return asking.t(seesAll(asking) ? "grouping.sheet.open" : "grouping.sheet.reasons", {
    letter: letterOf(group.position),
  });
}

function tellModel(name: string, { inside, outside }: TellingNeed, { t }: Asking) {
  return {
    name,
    here: { percent: percent(inside), text: t("grouping.sheet.here", { count: fraction(inside) }), tone: null },
    elsewhere: {
      percent: percent(outside),
      text: t("grouping.sheet.elsewhere", { count: fraction(outside) }),
      tone: "elsewhere",
    },
  };
}

/** Industries and levels of the members, in a line each. */
function groupFacts({ members }: GroupFigures, { profiles }: GroupsSeen, { t, locale }: Asking): string[] {
  const rows = new Map(profiles.organisations.map(({ id }, row) => [id, row]));
  const known = members.flatMap(({ organisationId }) => rows.get(organisationId) ?? []);
  const industries = counted(
    known.flatMap((row) => {
      const names = profiles.organisations[row]?.industryNames ?? null;
      return names === null ? [] : [textIn(names, locale)];
    }),
    locale,
  );
  const levels = levelText.map(
    (key, level) => [t(key), known.filter((row) => profiles.generalLevels[row] === level).length] as const,
  );
  const shown = industries.slice(0, mostIndustries);
  const others = industries.slice(mostIndustries).reduce((sum, [, count]) => sum + count, 0);
  const list = others === 0 ? "" : `, ${t("grouping.sheet.others", { count: others })}`;
  const listed = (counts: (readonly [string, number])[]) => counts.filter(([, count]) => count > 0).map(([name, count]) => `${name} ${count}`).join(", "); // prettier-ignore
  return [
    ...(industries.length === 0 ? [] : [t("grouping.sheet.industries", { list: `${listed(shown)}${list}` })]),
    ...(levels.every(([, count]) => count === 0) ? [] : [t("grouping.sheet.levels", { list: listed(levels) })]),
  ];
}

/** The most frequent first, those alike by name: the order says nothing of who was counted first. */
function counted(names: string[], locale: string): (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([a, ofA], [b, ofB]) => ofB - ofA || a.localeCompare(b, locale));
}

/** One group: why it is a group, and who is in it; planners change it. */
export function groupPage(seen: GroupsSeen, groupId: string, asking: Asking): Page | undefined {
  const { t } = asking;
  const figures = seen.figures.groups.find(({ group }) => group.id === groupId);
  if (figures === undefined) return undefined;
  const at = seen.figures.groups.indexOf(figures);
  const sizes = seen.figures.groups.map(({ members }) => members.length);
  const isHidden = !seesAll(asking) && suppressedCounts(sizes)[at] === true;
  const sheet = groupSheet(figures, seen, { isHidden, mostNeeds: 5 }, asking);
  const { members, left, group } = figures;
  const exemplar = members.find(({ isExemplar }) => isExemplar);
  const consider = (fields: Record<string, string>) => changeUrl(seen.programme.id, { ...fields, back: groupId });
  return {
    view: "grouping/group",
    title: t("grouping.group.title", { letter: sheet.letter, name: sheet.name }),
    model: {
      ...sheet,
      lead: t("grouping.group.lead", { size: sheet.size }),
      exemplar:
        exemplar === undefined || !seesAll(asking)
          ? null
          : t("grouping.group.exemplar", { name: nameOf(seen, exemplar.organisationId) }),
      groupsUrl: groupsUrl(seen.programme.id),
      renameUrl: seesAll(asking) ? `${sheet.url}/name` : null,
      acts: seesAll(asking)
        ? [
            { url: boardUrl(seen.programme.id), text: t("grouping.group.toBoard") },
            ...(sheet.isAlone
              ? []
              : [{ url: consider({ kind: "merge", group: groupId }), text: t("grouping.group.merge") }]),
            ...(members.length < 2
              ? []
              : [{ url: consider({ kind: "split", group: groupId }), text: t("grouping.group.split") }]),
            ...(sheet.isAlone ? [] : [{ url: borderlineUrl(seen.programme.id), text: t("grouping.group.borderline") }]),
          ]
        : [],
      missing: missingText(group.names, seen.programme.locales, t),
      members: seesAll(asking) ? byName(members, seen).map((member) => memberRow(member, seen, groupId, asking)) : null,
      isEmptied: members.length === 0,
      left: seesAll(asking)
        ? byName(left, seen).map(({ organisationId, to }) => leftRow(organisationId, to, seen, groupId, asking))
        : [],
    },
  };
}

function memberRow(
  { organisationId, bridgeTo, movedFrom, isExemplar, isLocked }: GroupFigures["members"][number],
  seen: GroupsSeen,
  groupId: string,
  asking: Asking,
) {
  const { t } = asking;
  const notes = [
    isLocked ? t("grouping.hand.board.locked") : null,
    isExemplar ? t("grouping.member.exemplar") : null,
    bridgeTo === null ? null : t("grouping.member.bridge", { letter: letterOf(bridgeTo) }),
    movedFrom === null
      ? null
      : movedFrom.place === null
        ? t("grouping.member.placed")
        : t("grouping.member.moved", { letter: letterOf(movedFrom.place) }),
  ];
  const consider = (kind: string) =>
    changeUrl(seen.programme.id, { kind, organisation: organisationId, back: groupId });
  return {
    ...organisationRow(organisationId, seen, asking),
    notes: notes.filter((note) => note !== null),
    acts: [
      ...(seen.figures.groups.length === 1
        ? []
        : [{ url: memberUrl(seen.programme.id, organisationId), text: t("grouping.member.why") }]),
      { url: consider("move"), text: t("grouping.member.move") },
      {
        url: consider(isLocked ? "unlock" : "lock"),
        text: t(isLocked ? "grouping.member.unlock" : "grouping.member.lock"),
      },
    ],
  };
}

function leftRow(organisationId: string, to: number | null, seen: GroupsSeen, groupId: string, asking: Asking) {
  const { t } = asking;
  return {
    id: `left-${organisationId}`,
    name: nameOf(seen, organisationId),
    industry: null,
    notes: [to === null ? t("grouping.member.leftNone") : t("grouping.member.leftTo", { letter: letterOf(to) })],
    acts: [
      {
        url: changeUrl(seen.programme.id, {
          kind: "move",
          organisation: organisationId,
          group: groupId,
          back: groupId,
        }),
        text: t("grouping.member.bringBack"),
      },
    ],
  };
}

/** Who answered but is in no group, each with the way to one. */
export function ungroupedRows(seen: GroupsSeen, asking: Asking) {
  const { t } = asking;
  return byName(seen.figures.ungrouped, seen).map(({ organisationId, movedFrom, isNew }) => ({
    ...organisationRow(organisationId, seen, asking),
    notes: [
      movedFrom !== null
        ? t("grouping.member.moved", { letter: letterOf(movedFrom) })
        : t(isNew ? "grouping.hand.board.new" : "grouping.ungrouped.noProfile"),
    ],
    acts: [
      {
        url: changeUrl(seen.programme.id, { kind: "move", organisation: organisationId, back: "groups" }),
        text: t("grouping.member.place"),
      },
    ],
  }));
}

// Finnish and Swedish order names alike; "Vastaaja 9" comes before "Vastaaja 10".
const collator = new Intl.Collator("fi", { numeric: true });

function byName<T extends { organisationId: string }>(rows: readonly T[], seen: GroupsSeen): T[] {
  return rows.toSorted((a, b) => collator.compare(nameOf(seen, a.organisationId), nameOf(seen, b.organisationId)));
}

function organisationRow(organisationId: string, seen: GroupsSeen, { locale }: Asking) {
  const organisation = seen.profiles.organisations.find(({ id }) => id === organisationId);
  const industry = organisation?.industryNames ?? null;
  return {
    id: `m-${organisationId}`,
    name: nameOf(seen, organisationId),
    industry: industry === null ? null : textIn(industry, locale),
  };
}

/** The form for a group's name in each language. */
export function namePage(group: Group, programme: Programme, form: FormState, asking: Asking): Page {
  const { t } = asking;
  const shown = form === emptyForm ? { ...emptyForm, values: textValues("names", group.names) } : form;
  const texts = textsField(shown, t, "names", { label: t("grouping.rename.names"), wanted: programme.locales });
  const mistakes = summary(texts.fields);
  return {
    view: "grouping/name",
    title: t("grouping.rename.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      heading: t("grouping.rename.heading", { letter: letterOf(group.position) }),
      texts,
      mistakes,
      actionUrl: `${groupUrl(programme.id, group.id)}/name`,
      cancelUrl: groupUrl(programme.id, group.id),
    },
  };
}

/** Names of needs by key, in the reader's language. */
export function needNamer({ needs }: SurveyProfiles, { locale }: Asking): (key: string) => string {
  const names = new Map(needs.map((need) => [need.key, textIn(need.names, locale)]));
  return (key) => names.get(key) ?? key;
}

function itemNamer(items: readonly { key: string; texts: Texts }[], { locale }: Asking): (key: string) => string {
  const names = new Map(items.map(({ key, texts }) => [key, textIn(texts, locale)]));
  return (key) => names.get(key) ?? key;
}

/** Whether the reader may see single organisations' answers: the survey is named, and its notice says so. */
export function seesAll({ role }: Asking): boolean {
  return role === "planner" || role === "owner";
}

const nameOf = ({ names }: GroupsSeen, id: string) => names.get(id) ?? "–";
const fraction = ([k, n]: readonly [number, number]) => `${k} / ${n}`;
const percent = ([k, n]: readonly [number, number]) => (n === 0 ? 0 : Math.round((100 * k) / n));
