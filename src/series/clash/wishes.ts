import type { Instance } from "../method/instance.ts";
import type { Loose } from "../method/solver/model.ts";

/** Something that staff asked for and could do without; `place` is that of a fixed workshop or of a pair. */
export type Wish =
  | { wish: "cannot-link" | "fixed"; place: number }
  | { wish: "per-person" | "facilitators" | "rooms" | "slots" }
  | { wish: "size-least" | "size-most" | "common" | "own" | "workshops" | "budget" };

/**
 * Everything that is wished for in an instance and may stand in the way of something else. Those that are easiest to
 * see and to change come last: of two clashes as small, the one with them is told.
 */
export function wishesOf(instance: Instance): Wish[] {
  const { mode, fixed = [], cannotLink = [], slots, facilitators, size } = instance;
  const wishes: [Wish, boolean][] = [
    ...cannotLink.map((_, place): [Wish, boolean] => [{ wish: "cannot-link", place }, true]),
    ...fixed.map((_, place): [Wish, boolean] => [{ wish: "fixed", place }, true]),
    [{ wish: "per-person" }, mode !== "groups" && fixed.length > 0],
    [{ wish: "facilitators" }, facilitators !== undefined],
    [{ wish: "rooms" }, slots?.some(({ rooms }) => rooms !== undefined) === true],
    [{ wish: "slots" }, slots !== undefined],
    [{ wish: "size-least" }, size[0] > 1],
    [{ wish: "size-most" }, size[1] < instance.participants.length],
    [{ wish: "common" }, isCounted(instance, "common")],
    [{ wish: "own" }, isCounted(instance, "own")],
    [{ wish: "workshops" }, mode !== "groups"],
    [{ wish: "budget" }, instance.budget !== undefined],
  ];
  return wishes.flatMap(([wish, isWished]) => (isWished ? [wish] : []));
}

/** A number of 0 is a wish too where workshops are fixed that it has no place for. */
function isCounted({ mode, own = 0, common = 0, fixed = [] }: Instance, name: "own" | "common"): boolean {
  if (mode === "free") return false;
  if (name === "own") return own > 0 || fixed.some(({ group }) => group !== undefined);
  return common > 0 || (mode === "groups" && fixed.some(({ group }) => group === undefined));
}

/** More workshops than any series has, and few enough for the solver to reckon with. */
const asManyAsYouLike = 100_000;

/** The instance as if only these wishes had been made. */
export function withOnly(instance: Instance, kept: readonly Wish[]): { instance: Instance; loose: Loose } {
  const has = (name: Wish["wish"]) => kept.some(({ wish }) => wish === name);
  const places = (name: Wish["wish"]) => new Set(kept.flatMap((one) => (one.wish === name && "place" in one ? [one.place] : []))); // prettier-ignore
  const [fixed, pairs] = [places("fixed"), places("cannot-link")];
  const { participants, size, slots } = instance;
  const loose = new Set((["own", "common"] as const).filter((name) => isCounted(instance, name) && !has(name)));
  const counted = (name: "own" | "common") => (loose.has(name) ? Math.max(1, instance[name] ?? 0) : instance[name]);
  return {
    loose,
    instance: {
      ...instance,
      ...{ own: counted("own"), common: counted("common") },
      budget: has("budget") ? instance.budget : undefined,
      workshops: has("workshops") ? instance.workshops : asManyAsYouLike,
      perPerson: has("per-person") ? instance.perPerson : instance.topics.length,
      size: [has("size-least") ? size[0] : 1, has("size-most") ? size[1] : Math.max(size[1], participants.length)],
      fixed: instance.fixed?.filter((_, place) => fixed.has(place)),
      cannotLink: instance.cannotLink?.filter((_, place) => pairs.has(place)),
      slots: has("slots") ? slots?.map((slot) => (has("rooms") ? slot : { ...slot, rooms: undefined })) : undefined,
      facilitators: has("facilitators") ? instance.facilitators : undefined,
    },
  };
}
