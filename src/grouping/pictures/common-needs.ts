import type { SurveyProfiles } from "../../needs/index.ts";

const chosen = 0.5;
const mostNeeds = 8;

/** The needs that the largest share of the members have (strength 0.5 or more of those who answered), at most eight. */
export function commonNeeds(
  { organisations, needs, values }: Pick<SurveyProfiles, "organisations" | "needs" | "values">,
  members: readonly { organisationId: string }[],
): { key: string; count: [number, number] }[] {
  const inGroup = new Set(members.map(({ organisationId }) => organisationId));
  const rows = organisations.flatMap(({ id }, row) => (inGroup.has(id) ? [row] : []));
  return needs
    .map(({ key }, column) => {
      const answered = rows.flatMap((row) => values[row]?.[column] ?? []);
      return { key, count: [answered.filter((value) => value >= chosen).length, answered.length] as [number, number] };
    })
    .filter(({ count: [needing] }) => needing > 0)
    .sort((a, b) => b.count[0] / b.count[1] - a.count[0] / a.count[1])
    .slice(0, mostNeeds);
}
