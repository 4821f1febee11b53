import type { Translate } from "../../platform/i18n.ts";
import type { Ballot } from "../queries.ts";
import { keptMonths } from "./retention.ts";

/** How long it is known who could vote, as a voter is told before anything is known of them. */
export function nameKeptText({ purpose }: Pick<Ballot, "purpose">, t: Translate): string {
  return t(purpose === "series" ? "voting.start.keptSeries" : "voting.start.kept", { count: keptMonths / 12 });
}
