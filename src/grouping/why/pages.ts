import { needsUrl, type NeedBlock } from "../../needs/index.ts";
import { organisationUrl } from "../../organisations/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { programmeUrl } from "../../programmes/index.ts";
import { borderlineUrl, changeUrl, groupsUrl, groupUrl } from "../addresses.ts";
import { groupTone, letterOf } from "../letters.ts";
import { needNamer } from "../groups/pages.ts";
import { whatWouldMove, type AnswerChange } from "./moving.ts";
import type { MemberSeen } from "./queries.ts";
import { answerCell, answerText, closeness, fraction, heldSentences, movementSentences, pullText, quoted, type Way } from "./sentences/pages.ts"; // prettier-ignore
import { whyHere, type Pull, type Why } from "./why.ts";

const blockText: Record<NeedBlock, Key> = {
  support: "grouping.here.block.support",
  wishes: "grouping.here.block.wishes",
  ratings: "grouping.here.block.ratings",
};

/** So many needs are named for the group, and against it. */
const mostNamed = 5;
/** What adds less than this to the difference is not worth naming. */
const leastPull = 0.01;

/** Why is it in its group, and what would move it? */
export function memberPage(seen: MemberSeen, asking: Asking): Page {
  const { t, locale } = asking;
  const { current, organisationId, row, member, links, labels } = seen;
  const { programme, figures } = current;
  const name = current.names.get(organisationId) ?? current.profiles.organisations[row ?? -1]?.name ?? "–";
  const group = figures.groups.find((each) => each.group.id === member?.groupId)?.group;
  const place = group?.position ?? null;
  const why = row === null ? null : whyHere(seen.answers, seen.profiles, labels, row);
  const groupNames = new Map(figures.groups.map((each) => [each.group.position, textIn(each.group.names, locale)]));
  const held = heldSentences(
    {
      isLocked: member?.isLocked ?? false,
      heldBy: heldByOf(seen),
      links: links.map(({ otherId, kind }) => ({ name: current.names.get(otherId) ?? "–", kind })),
    },
    asking,
  );
  const heading = place === null ? t("grouping.here.headingNone", { name }) : t("grouping.here.heading", { name, letter: letterOf(place) }); // prettier-ignore
  return {
    view: "grouping/here",
    title: heading,
    model: {
      heading,
      lead: answerText(why, wayOf(seen), asking),
      isStale: current.isStale,
      back: group === undefined ? { url: groupsUrl(programme.id), text: t("grouping.group.back") } : { url: groupUrl(programme.id, group.id), text: t("grouping.here.toGroup", { letter: letterOf(group.position) }) }, // prettier-ignore
      moveUrl: changeUrl(programme.id, { kind: "move", organisation: organisationId }),
      moveText: t(place === null ? "grouping.here.place" : "grouping.here.move"),
      answersUrl: answersUrl(seen),
      organisationUrl: organisationUrl(programme.id, organisationId),
      needsUrl: needsUrl(programme.id),
      borderlineUrl: borderlineUrl(programme.id),
      held,
      bars: (why?.near ?? []).map((near) => ({
        name: `${letterOf(near.place)} ${groupNames.get(near.place) ?? ""}`,
        percent: Math.round(Math.max(0, near.closeness) * 100),
        text: closeness(near.closeness, asking),
        tone: groupTone(near.place),
      })),
      ...(why === null ? noReasons : reasons(why, seen, asking)),
      movement: why === null || place === null || why.compared === null ? null : movement(why, place, { seen, name }, asking), // prettier-ignore
      table: why === null ? null : answersTable(why, name, seen, asking),
    },
  };
}

function answersUrl({ current, response }: MemberSeen): string | null {
  if (response === undefined) return null;
  return `${programmeUrl(current.programme.id)}/surveys/${response.surveyId}/responses/${response.id}`;
}

/** What staff have done with it counts more than what held it when the groups were computed. */
function heldByOf({ current: { run }, organisationId, member }: MemberSeen) {
  if (member === undefined || member.groupId !== member.computedGroupId) return null;
  const row = run.result.organisationIds.indexOf(organisationId);
  return run.result.members[row]?.heldBy ?? null;
}

function wayOf({ current, member, row }: MemberSeen): Way {
  const isMoved = member !== undefined && member.groupId !== member.computedGroupId;
  const from = current.figures.groups.find(({ group }) => group.id === member?.computedGroupId)?.group.position ?? null;
  return { moved: isMoved ? { from } : null, isNewcomer: member === undefined && row !== null };
}

const noReasons = { compared: null, speaksFor: [], speaksAgainst: [], sum: null };

/** The needs that make the difference between its group and the best other one. */
function reasons(why: Why, seen: MemberSeen, asking: Asking) {
  const { t } = asking;
  const { compared, pulls } = why;
  if (compared === null) return noReasons;
  const name = needNamer(seen.current.profiles, asking);
  const rows = (named: Pull[]) =>
    named.slice(0, mostNamed).map((pull) => ({
      text: pullText(name(pull.need), pull, compared, asking),
      amount: signed(pull.pull, asking),
    }));
  const letters = { letter: letterOf(compared.here), other: letterOf(compared.there) };
  const total = pulls.reduce((sum, { pull }) => sum + pull, 0);
  return {
    compared: {
      forHeading: t("grouping.here.for", letters),
      againstHeading: t("grouping.here.against", letters),
    },
    speaksFor: rows(pulls.filter(({ pull }) => pull >= leastPull)),
    speaksAgainst: rows(pulls.filter(({ pull }) => pull <= -leastPull).reverse()),
    sum: t("grouping.here.sum", { ...letters, sum: signed(total, asking) }),
  };
}

function movement(
  why: Why,
  place: number,
  { seen, name }: { seen: MemberSeen; name: string },
  asking: Asking,
): string[] {
  const { answers, profiles, labels, current } = seen;
  const needName = needNamer(current.profiles, asking);
  // The block is only told where a need is asked about in several.
  const nameOf = ({ need, block }: AnswerChange) => {
    const isAlone = answers.needs.indexOf(need) === answers.needs.lastIndexOf(need);
    const blockName = current.input.blocks[block]?.name as NeedBlock | undefined;
    const name = quoted(needName(need), asking);
    return isAlone || blockName === undefined ? name : `${name} (${asking.t(blockText[blockName])})`;
  };
  const found = whatWouldMove(answers, profiles, labels, why.row);
  return movementSentences(found, { name, place, nameOf, isKeptFrom: keeping(seen, place) }, asking);
}

/** Whether its lock, one that it is to be with here, or one there whom it must not be with keeps it from going there. */
function keeping({ current, member, members, links }: MemberSeen, place: number): (target: number) => boolean {
  const positions = new Map(current.figures.groups.map(({ group }) => [group.id, group.position]));
  const placeOf = new Map(members.map(({ organisationId, groupId }) => [organisationId, positions.get(groupId ?? "")]));
  return (target) =>
    member?.isLocked === true ||
    links.some(({ otherId, kind }) => placeOf.get(otherId) === (kind === "must" ? place : target));
}

/** All its answers beside how many of its group, or of the nearest two, have each need. */
function answersTable({ pulls, compared }: Why, name: string, { current }: MemberSeen, asking: Asking) {
  const { t } = asking;
  if (compared === null) return null;
  const needName = needNamer(current.profiles, asking);
  const order = new Map(current.profiles.needs.map(({ key }, at) => [key, at]));
  const inOrder = pulls.toSorted((a, b) => (order.get(a.need) ?? 0) - (order.get(b.need) ?? 0));
  const group = (place: number) => t("grouping.here.group", { letter: letterOf(place) });
  return {
    caption: t("grouping.here.tableCaption", { name }),
    columns: [t("grouping.here.need"), t("grouping.here.own"), group(compared.here), group(compared.there)],
    rows: inOrder.map(({ need, strength, here, there }) => [
      needName(need),
      answerCell(strength, asking),
      fraction(here).replaceAll(" ", ""),
      fraction(there).replaceAll(" ", ""),
    ]),
  };
}

function signed(value: number, asking: Asking): string {
  const figure = closeness(value, asking);
  return value < 0 ? figure : `+${figure}`;
}
