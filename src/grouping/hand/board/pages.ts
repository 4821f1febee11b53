import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { changesUrl, changeUrl, groupsUrl, groupUrl, memberUrl, variantsUrl } from "../../addresses.ts";
import { groupTone, letterOf } from "../../letters.ts";
import { list, nameOf, turnForms } from "../acts/pages.ts";
import { brokenLinks } from "../change.ts";
import { labelsOf } from "../proposal.ts";
import type { Hand } from "../queries.ts";
import { misfits } from "../standing.ts";

const collator = new Intl.Collator("fi", { numeric: true });

/** The groups as columns with their members as cards, to be moved by hand. */
export function boardPage(hand: Hand, asking: Asking): Page {
  const { t, locale } = asking;
  const { programme, variant } = hand.current;
  const { state, newcomers } = hand.ground;
  const cardOf = cards(hand, asking);
  const present = state.groups.filter(({ isRemoved }) => !isRemoved);
  const membersOf = (groupId: string | null) =>
    state.members
      .filter((member) => member.groupId === groupId)
      .map(({ organisationId }) => cardOf(organisationId))
      .toSorted((a, b) => collator.compare(a.name, b.name));
  const outside = membersOf(null);
  const consider = (fields: Record<string, string>) => changeUrl(programme.id, { ...fields, back: "board" });
  const name = nameOf(hand, asking);
  return {
    view: "grouping/board",
    title: t("grouping.hand.board.title"),
    model: {
      lead: t("grouping.hand.board.lead", { count: present.length }),
      variant: variant.name === null ? null : t("grouping.hand.history.variant", { name: variant.name }),
      running: hand.isRunUnderWay ? t("grouping.hand.board.running") : null,
      turns: turnForms(hand, "board", asking),
      broken: brokenLinks(state).map(({ a, b, kind }) =>
        t(kind === "must" ? "grouping.hand.board.brokenMust" : "grouping.hand.board.brokenCannot", {
          a: name(a),
          b: name(b),
        }),
      ),
      pointed: state.groups
        .filter(({ id, isRemoved }) => isRemoved && hand.workshops.has(id))
        .map(({ id, position }) =>
          t("grouping.hand.board.pointed", { group: letterOf(position), count: hand.workshops.get(id) ?? 0 }),
        ),
      place:
        newcomers.length === 0
          ? null
          : {
              text: t("grouping.hand.board.newcomers", { count: newcomers.length }),
              url: consider({ kind: "place" }),
            },
      columns: present.map(({ id, position, names }) => ({
        id: `column-${letterOf(position)}`,
        letter: letterOf(position),
        tone: groupTone(position),
        name: textIn(names, locale),
        size: t("grouping.sheet.size", { count: membersOf(id).length }),
        groupId: id,
        over: t("grouping.hand.board.over", { group: letterOf(position) }),
        url: groupUrl(programme.id, id),
        mergeUrl: present.length < 2 ? null : consider({ kind: "merge", group: id }),
        splitUrl: membersOf(id).length < 2 ? null : consider({ kind: "split", group: id }),
        cards: membersOf(id),
      })),
      outside: outside.length === 0 ? null : { over: t("grouping.hand.board.overNone"), cards: outside },
      groupsUrl: groupsUrl(programme.id),
      changesUrl: changesUrl(programme.id),
      variantsUrl: variantsUrl(programme.id),
      links: state.links.map(({ a, b, kind }) => ({
        text: t(kind === "must" ? "grouping.hand.act.must" : "grouping.hand.act.cannot", { a: name(a), b: name(b) }),
        url: consider({ kind: "unlink", organisation: a, other: b }),
      })),
    },
  };
}

/** What the card of each member says and offers. */
function cards(hand: Hand, asking: Asking) {
  const { t, locale } = asking;
  const { current, ground } = hand;
  const { state, organisationIds, profiles, newcomers } = ground;
  const name = nameOf(hand, asking);
  const industries = new Map(current.profiles.organisations.map(({ id, industryNames }) => [id, industryNames]));
  const members = new Map(state.members.map((member) => [member.organisationId, member]));
  const late = new Set(newcomers);
  const farther = new Map(
    misfits(profiles, labelsOf(state, organisationIds)).map(({ row, nearest }) => [
      organisationIds[row],
      nearest.place,
    ]),
  );
  const figures = new Map(
    current.figures.groups.flatMap((group) => group.members.map((member) => [member.organisationId, member] as const)),
  );
  const linked = (id: string, kind: "must" | "cannot") =>
    state.links.flatMap((link) => {
      if (link.kind !== kind) return [];
      if (link.a === id) return [link.b];
      return link.b === id ? [link.a] : [];
    });
  return (organisationId: string) => {
    const { isLocked = false, groupId = null } = members.get(organisationId) ?? {};
    const own = figures.get(organisationId);
    const nearer = farther.get(organisationId);
    const industry = industries.get(organisationId) ?? null;
    const [withThese, apart] = [linked(organisationId, "must"), linked(organisationId, "cannot")];
    const consider = (fields: Record<string, string>) =>
      changeUrl(current.programme.id, { ...fields, organisation: organisationId, back: "board" });
    const chips = [
      isLocked ? t("grouping.hand.board.locked") : null,
      own?.isExemplar === true ? t("grouping.member.exemplar") : null,
      nearer !== undefined
        ? t("grouping.hand.board.nearer", { group: letterOf(nearer) })
        : own?.bridgeTo == null
          ? null
          : t("grouping.member.bridge", { letter: letterOf(own.bridgeTo) }),
      own?.movedFrom == null
        ? null
        : own.movedFrom.place === null
          ? t("grouping.member.placed")
          : t("grouping.hand.board.movedFrom", { group: letterOf(own.movedFrom.place) }),
      late.has(organisationId) && groupId === null ? t("grouping.hand.board.new") : null,
      withThese.length === 0 ? null : t("grouping.hand.board.with", { names: list(withThese.map(name)) }),
      apart.length === 0 ? null : t("grouping.hand.board.apart", { names: list(apart.map(name)) }),
    ];
    return {
      id: `m-${organisationId}`,
      name: name(organisationId),
      industry: industry === null ? null : textIn(industry, locale),
      chips: chips.filter((chip) => chip !== null),
      isLocked,
      dragUrl: consider({ kind: "move" }),
      acts: [
        { url: consider({ kind: "move" }), text: t(groupId === null ? "grouping.member.place" : "grouping.hand.board.move") }, // prettier-ignore
        ...(groupId === null
          ? []
          : [
              {
                url: consider({ kind: isLocked ? "unlock" : "lock" }),
                text: t(isLocked ? "grouping.hand.board.unlock" : "grouping.hand.board.lock"),
              },
            ]),
        { url: consider({ kind: "link", link: "must" }), text: t("grouping.hand.board.together") },
        { url: consider({ kind: "link", link: "cannot" }), text: t("grouping.hand.board.keepApart") },
      ],
      whyUrl: memberUrl(current.programme.id, organisationId),
    };
  };
}
