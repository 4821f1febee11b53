import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import { coverageUrl, type Chosen } from "../addresses.ts";
import type { CoverageAudience } from "../audiences.ts";
import { chosenCoverage } from "../chosen.ts";
import type { CoverageMaterial } from "../queries.ts";
import { stateSign, stateText } from "../words.ts";

/** So many audiences have a column: a table of more cannot be read. */
const mostColumns = 10;

export interface ForWhom {
  programmeId: string;
  material: CoverageMaterial;
  audiences: CoverageAudience[];
  chosen: Chosen;
}

/** Needs × audiences: in each cell where that audience stands with the need; null where there are no audiences. */
export function forWhomTable(
  { programmeId, material, audiences, chosen }: ForWhom,
  nameOf: ReadonlyMap<string, string>,
  { t, locale }: Asking,
) {
  const columns = audiences.slice(0, mostColumns);
  if (columns.length === 0) return null;
  const byAudience = columns.map((audience) => ({
    ...audience,
    name: textIn(audience.names, locale),
    needs: chosenCoverage(material, chosen.count, audience.members),
  }));
  return {
    caption: t("workshops.covered.forWhomHeading"),
    cut: audiences.length > mostColumns ? t("workshops.covered.columnsCut", { count: mostColumns }) : null,
    columns: byAudience.map(({ key, name }) => ({
      name,
      short: shortName(name),
      url: coverageUrl(programmeId, { ...chosen, for: key }),
    })),
    rows: material.needIds.map((needId, at) => ({
      name: nameOf.get(needId) ?? "",
      url: coverageUrl(programmeId, { ...chosen, for: undefined }, `/${needId}`),
      cells: byAudience.map(({ key, name, needs }) => {
        const { state = "unneeded", right = [], wanting = [] } = needs[at] ?? {};
        const words = t("workshops.covered.cell", {
          audience: name,
          state: t(stateText[state]).toLowerCase(),
          right: right.length,
          wanting: wanting.length,
        });
        return {
          sign: stateSign[state],
          state,
          text: state === "unneeded" ? "" : `${right.length} / ${wanting.length}`,
          words,
          url: state === "unneeded" ? null : coverageUrl(programmeId, { ...chosen, for: key }, `/${needId}`),
        };
      }),
    })),
  };
}

/** "Group A" of "Group A: data protection and records": the table has little room, and the whole name is read out. */
function shortName(name: string): string {
  const [start = ""] = name.split(": ");
  return start.length > 0 && start.length <= 16 ? start : name;
}
