import type { Asking } from "../../../../platform/asking.ts";
import type { ProposedWorkshop } from "../../../method/propose.ts";
import type { Around } from "../../around.ts";

/** With more people than this the lists to choose from would be too long; such series are changed on other pages. */
const mostListed = 400;

/**
 * Who sits in a workshop that people choose, and where one could go instead: to another one of the series, or to none;
 * and who could join it, those to whom it gives something.
 */
export function membersModel(
  { stored, problem, names, mayChange }: Around,
  workshop: ProposedWorkshop,
  { at, isThere }: { at: number; isThere: boolean },
  { t, locale }: Asking,
) {
  const { instance } = stored.input;
  const { compare } = new Intl.Collator(locale);
  const inOrder = (a: { text: string }, b: { text: string }) => compare(a.text, b.text);
  const people = (ids: readonly string[]) =>
    ids.map((value) => ({ value, text: names.organisation(value) })).sort(inOrder);
  const members = people(workshop.members);
  const mayMove = mayChange && isThere && instance.participants.length <= mostListed;
  const places = stored.edited ?? stored.proposal.workshops;
  const candidate = instance.topics.findIndex(({ key }) => key === workshop.topic) * instance.levels + workshop.level;
  const gains = (i: number) => problem.benefit[i * problem.candidates + candidate]! > 0;
  return {
    names: members.map(({ text }) => text).join(", "),
    people: mayMove ? members : [],
    targets: [
      { value: "", text: t("series.members.nowhere") },
      ...(mayMove ? places : []).flatMap((other, place) =>
        other?.audience !== "free" || place === at
          ? []
          : [
              {
                value: String(place),
                text: t("series.members.target", { topic: names.topic(other.topic), count: other.members.length }),
              },
            ],
      ),
    ],
    joining: mayMove
      ? people(
          instance.participants.filter(({ id }, i) => gains(i) && !workshop.members.includes(id)).map(({ id }) => id),
        )
      : [],
  };
}
