import type { Asking } from "../../../platform/asking.ts";
import type { Key } from "../../../platform/keys.ts";
import { isShown, suppressedCounts } from "../../../platform/visibility.ts";
import type { Workshop } from "../../register/queries.ts";
import type { Surroundings } from "../time/queries.ts";

/**
 * How many come, take part from afar, wait and have not answered; of one that was held, how many were there. Viewers see
 * no figure that stands for few people, nor two from which one could be counted.
 */
export function peopleFacts(
  seats: Surroundings["seats"],
  { state, places }: Pick<Workshop, "state" | "places">,
  { t, role }: Pick<Asking, "t" | "role">,
): string[] {
  const isViewer = role === "viewer";
  if (state === "held" && seats.attended > 0) {
    return isViewer && !isShown(seats.attended)
      ? [t("workshops.overview.fewHidden")]
      : [t("workshops.overview.attended", { figure: seats.attended })];
  }
  const all: [Key, number][] = [
    ["workshops.overview.coming", seats.coming],
    ["workshops.overview.afar", seats.remote],
    ["workshops.overview.waiting", seats.waiting],
    ["workshops.overview.unanswered", seats.invited],
    ["workshops.overview.declined", seats.declined],
  ];
  const hidden = isViewer ? suppressedCounts(all.map(([, count]) => count)) : all.map(() => false);
  const facts = all.flatMap(([key, count], at) => {
    if (count === 0 || hidden[at] === true) return [];
    const whole = key === "workshops.overview.coming" && places !== null && !isViewer ? `${count} / ${places}` : count;
    return [t(key, { figure: whole })];
  });
  return hidden.includes(true) ? [...facts, t("workshops.overview.fewHidden")] : facts;
}
