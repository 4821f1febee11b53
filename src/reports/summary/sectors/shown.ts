import type { Judgement } from "../../../surveys/index.ts";
import type { SectorRow } from "./rows.ts";

/** The rows that the page shows, and the judgement that readiness is read by. */
export interface ShownSectors {
  rows: SectorRow[];
  judgements: Judgement[];
  /** Null where nothing was judged, or nothing of it may be told. */
  judgement: Judgement | null;
}

/** The judgement that is wanted by its key, else the first scale, else the first row of ratings. */
export function judgementShown(judgements: readonly Judgement[], wanted: string): Judgement | null {
  const found = judgements.find(({ key }) => key === wanted);
  return found ?? judgements.find(({ rowTexts }) => rowTexts === null) ?? judgements[0] ?? null;
}
