import type { Asking } from "../../../platform/asking.ts";
import { formatNumber, formatShare } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { HeldBy } from "../../method/constraints/links.ts";
import { letterOf } from "../../letters.ts";
import type { Count } from "../../method/proportions.ts";
import type { Movement, Moving } from "../moving.ts";
import type { NoProfile, Pull, Why } from "../why.ts";

const heldText: Record<HeldBy, Key> = {
  link: "grouping.here.heldByLink",
  lock: "grouping.here.heldByLock",
  size: "grouping.here.heldBySize",
};

/** How it came to be where it is, beside its answers. */
export interface Way {
  /** Staff have put it where it is; the place where the computing had it, if any. */
  moved: { from: number | null } | null;
  isNewcomer: boolean;
}

/** Why it is where it is, in a sentence or two with figures. */
export function answerText(why: Why | null, { moved, isNewcomer }: Way, asking: Asking): string {
  const { t } = asking;
  const sentences = [
    ...(isNewcomer ? [t("grouping.here.newcomer")] : []),
    ...(moved === null ? [] : [movedText(why?.place ?? null, moved.from, asking)]),
    why === null ? t("grouping.here.noAnswers") : standingText(why, asking),
  ];
  return sentences.join(" ");
}

function movedText(place: number | null, from: number | null, { t }: Asking): string {
  if (place === null)
    return from === null ? t("grouping.here.takenOutOfGone") : t("grouping.here.takenOut", { letter: letterOf(from) });
  return from === null ? t("grouping.here.placed") : t("grouping.here.moved", { letter: letterOf(from) });
}

function standingText(why: Why, asking: Asking): string {
  const { t } = asking;
  const { noProfile, near, own, other, place } = why;
  if (noProfile !== null) return noProfileText(noProfile, asking);
  const [nearest] = near;
  if (nearest === undefined) return t("grouping.here.noGroups");
  const figures = {
    letter: letterOf(place ?? nearest.place),
    own: closeness(own ?? nearest.closeness, asking),
    other: other === null ? "" : letterOf(other.place),
    otherCloseness: other === null ? "" : closeness(other.closeness, asking),
  };
  if (other === null) return t("grouping.here.only", figures);
  if (why.isMisfit) return t("grouping.here.misfit", figures);
  const standing = t(place === null ? "grouping.here.wouldBe" : "grouping.here.nearest", figures);
  return why.isBridge ? `${standing} ${t("grouping.here.bridge", figures)}` : standing;
}

function noProfileText(noProfile: NoProfile, { t }: Asking): string {
  switch (noProfile.reason) {
    case "too-few":
      return t("grouping.here.tooFew", { answered: noProfile.answered, count: noProfile.missing });
    case "all-alike":
      return t("grouping.here.allAlike");
    case "flat":
      return t("grouping.here.flat");
  }
}

/** What keeps it there whatever it answers. */
export function heldSentences(
  {
    isLocked,
    heldBy,
    links,
  }: { isLocked: boolean; heldBy: HeldBy | null; links: { name: string; kind: "must" | "cannot" }[] },
  { t }: Asking,
): string[] {
  return [
    ...(isLocked ? [t("grouping.here.locked")] : []),
    ...links.map(({ name, kind }) => t(kind === "must" ? "grouping.here.must" : "grouping.here.cannot", { name })),
    ...(heldBy === null ? [] : [t(heldText[heldBy])]),
  ];
}

/** "Videos: needed. In group A 7 / 9, in group C 3 / 12." */
export function pullText(
  name: string,
  { strength, here, there }: Pull,
  compared: { here: number; there: number },
  asking: Asking,
) {
  return asking.t("grouping.here.pull", {
    need: name,
    answer: answerWord(strength, asking),
    letter: letterOf(compared.here),
    here: fraction(here),
    other: letterOf(compared.there),
    there: fraction(there),
  });
}

export function answerWord(strength: number | null, { t, locale }: Asking): string {
  if (strength === null) return t("grouping.here.blank");
  if (strength === 1) return t("grouping.here.needed");
  return strength === 0
    ? t("grouping.here.notNeeded")
    : t("grouping.here.partly", { share: formatShare(strength, locale) });
}

/** What would move it, a sentence for each group that so few answers would bring it to. */
export function movementSentences(
  movement: Movement,
  {
    name,
    place,
    nameOf,
    isKeptFrom,
  }: {
    name: string;
    place: number;
    nameOf: (change: Moving["changes"][number]) => string;
    /** Whether a lock or a link keeps it from going there. */
    isKeptFrom: (place: number) => boolean;
  },
  asking: Asking,
): string[] {
  const { t } = asking;
  if (movement.kind === "already") return [t("grouping.here.already")];
  if (movement.kind === "none") return [t("grouping.here.nothing", { letter: letterOf(place) })];
  const sentences = movement.moves.map((move) => {
    const named = (to: 0 | 1) => listed(move.changes.filter((change) => change.to === to).map(nameOf), asking);
    const isMixed = new Set(move.changes.map(({ to }) => to)).size > 1;
    const key = isMixed ? "grouping.here.ifBoth" : move.changes[0]?.to === 1 ? "grouping.here.ifWanted" : "grouping.here.ifUnwanted"; // prettier-ignore
    return t(key, {
      name,
      wanted: named(1),
      unwanted: named(0),
      letter: letterOf(move.place),
      closeness: closeness(move.closeness, asking),
      own: closeness(move.own, asking),
    });
  });
  const isHeld = movement.moves.every((move) => isKeptFrom(move.place));
  return isHeld ? [...sentences, t("grouping.here.stillHeld", { letter: letterOf(place) })] : sentences;
}

function listed(names: string[], { locale }: Asking): string {
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
}

/** A need in quotation marks, since names of needs have commas and "and" in them. */
export function quoted(name: string, { t }: Asking): string {
  return t("grouping.here.quoted", { name });
}

/** The same in a table, where there is little room. */
export function answerCell(strength: number | null, { t, locale }: Asking): string {
  if (strength === null) return "–";
  if (strength === 1) return t("grouping.here.yes");
  return strength === 0 ? t("grouping.here.no") : formatShare(strength, locale);
}

/** Rounded so that next to nothing is 0 and not −0. */
export function closeness(value: number, { locale }: Asking): string {
  return formatNumber(Math.round(value * 100) / 100 + 0, locale, 2);
}

export const fraction = ([k, n]: Count) => `${k} / ${n}`;
