import type { Asking } from "../../../platform/asking.ts";
import { formatInstant, textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { boardUrl, changesUrl, groupsUrl } from "../../addresses.ts";
import { letterOf } from "../../letters.ts";
import type { Seen } from "../commands.ts";
import { toRedo, toUndo } from "../history.ts";
import type { Act, Hand } from "../queries.ts";

/** Everything that staff have done to the groups in use, with the way back. */
export function changesPage(hand: Hand, asking: Asking, late: Seen | null = null): Page {
  const { t, locale } = asking;
  const { programme, variant } = hand.current;
  const standing = hand.acts.filter(({ undoneAt }) => undoneAt === null).length;
  return {
    view: "grouping/changes",
    title: t("grouping.hand.history.title"),
    model: {
      late: late === null ? null : t("grouping.hand.late.turn"),
      lead: leadOf(standing, hand, asking),
      variant: variant.name === null ? null : t("grouping.hand.history.variant", { name: variant.name }),
      turns: turnForms(hand, "changes", asking),
      rows: hand.acts.map((act) => ({
        at: formatInstant(act.createdAt, locale, programme.timeZone),
        who: act.actorName ?? t("grouping.hand.history.somebody"),
        what: actSentence(act, hand, asking),
        undone: act.undoneAt === null ? null : t("grouping.hand.history.undone"),
      })),
      boardUrl: boardUrl(programme.id),
      groupsUrl: groupsUrl(programme.id),
    },
  };
}

/** A copy begins without acts of its own, though its groups were changed before it was made. */
function leadOf(standing: number, { current }: Hand, { t }: Asking): string {
  if (standing > 0) return t("grouping.hand.history.lead", { count: standing });
  const { variant, figures } = current;
  const isChanged = figures.moved > 0 || (variant.name !== null && figures.groups.some(({ group }) => group.isRenamed));
  return t(isChanged ? "grouping.hand.history.noneSince" : "grouping.hand.history.none");
}

/** The buttons that take the latest act back, and make again what was taken back last. */
export function turnForms(hand: Hand, back: string, asking: Asking) {
  const { t } = asking;
  const { programme, variant } = hand.current;
  const form = (act: Act, kind: "undo" | "redo") => ({
    url: `${changesUrl(programme.id)}/${act.id}/${kind}`,
    variant: variant.id,
    sequence: variant.sequence,
    back,
    text: t(kind === "undo" ? "grouping.hand.history.undo" : "grouping.hand.history.redo", {
      act: actSentence(act, hand, asking),
    }),
  });
  const [undo, redo] = [toUndo(hand.acts), toRedo(hand.acts)];
  return { undo: undo === null ? null : form(undo, "undo"), redo: redo === null ? null : form(redo, "redo") };
}

/** What was done, as a sentence without a full stop: "Hoiva Oy siirretty ryhmästä A ryhmään B". */
export function actSentence({ change, before, after }: Act, hand: Hand, asking: Asking): string {
  const { t, locale } = asking;
  const name = nameOf(hand, asking);
  const letter = letterIn(hand);
  switch (change.kind) {
    case "move": {
      const was = before.members.find((one) => one.organisationId === change.organisationId);
      const from = was?.groupId ?? null;
      const values = { name: name(change.organisationId), from: letter(from), to: letter(change.groupId) };
      const others = after.members.filter(({ organisationId }) => organisationId !== change.organisationId);
      const sentence =
        change.groupId === null
          ? t("grouping.hand.act.moveOut", values)
          : t(from === null ? "grouping.hand.act.moveIn" : "grouping.hand.act.move", values);
      return others.length === 0
        ? sentence
        : `${sentence} ${t("grouping.hand.act.with", { names: list(others.map((one) => name(one.organisationId))) })}`;
    }
    case "lock":
    case "unlock":
      return t(change.kind === "lock" ? "grouping.hand.act.lock" : "grouping.hand.act.unlock", {
        name: name(change.organisationId),
        group: letter(after.members[0]?.groupId ?? null),
      });
    case "merge":
      return t("grouping.hand.act.merge", { from: letter(change.groupId), to: letter(change.intoId) });
    case "split":
      return t("grouping.hand.act.split", {
        from: letter(change.groupId),
        to: letter(change.newGroupId),
        count: change.leaving.length,
      });
    case "rename":
      return t("grouping.hand.act.rename", { group: letter(change.groupId), name: textIn(change.names, locale) });
    case "link": {
      const wish = t(change.link === "must" ? "grouping.hand.act.must" : "grouping.hand.act.cannot", {
        a: name(change.organisationIds[0]),
        b: name(change.organisationIds[1]),
      });
      const names = list(after.members.map((one) => name(one.organisationId)));
      const to = letter(after.members[0]?.groupId ?? null);
      return after.members.length === 0 ? wish : `${wish} ${t("grouping.hand.act.moved", { names, to })}`;
    }
    case "unlink":
      return t("grouping.hand.act.unlink", {
        a: name(change.organisationIds[0]),
        b: name(change.organisationIds[1]),
      });
    case "place":
      return t("grouping.hand.act.place", { count: after.members.length });
  }
}

/** Names of organisations; one that has left the programme is called that. */
export function nameOf({ current }: Hand, { t }: Asking): (organisationId: string) => string {
  return (organisationId) => current.names.get(organisationId) ?? t("grouping.hand.gone");
}

/** Letters of groups, removed ones too. */
export function letterIn({ ground }: Hand): (groupId: string | null) => string {
  const positions = new Map(ground.state.groups.map(({ id, position }) => [id, position]));
  return (groupId) => {
    const position = groupId === null ? undefined : positions.get(groupId);
    return position === undefined ? "–" : letterOf(position);
  };
}

export const list = (names: readonly string[]) => names.join(", ");
