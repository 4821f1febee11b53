import { maturityUrl, toolUrl } from "../addresses.ts";
import type { UseWanted } from "./forms.ts";

/** How much each tool is used. */
export function useUrl(programmeId: string, wanted: Partial<UseWanted> = {}): string {
  return `${maturityUrl(programmeId)}/use${queryOf(wanted)}`;
}

/** The same as a file: "csv" or "xlsx". */
export function useFileUrl(programmeId: string, kind: "csv" | "xlsx", wanted: Partial<UseWanted> = {}): string {
  return `${maturityUrl(programmeId)}/use.${kind}${queryOf(wanted)}`;
}

/** How much one tool is used, with its versions and what stands in its way. */
export function toolUseUrl(tool: { programmeId: string; id: string }, wanted: Partial<UseWanted> = {}): string {
  return `${toolUrl(tool)}/use${queryOf(wanted)}`;
}

function queryOf({ part, from, to }: Partial<UseWanted>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ part, from, to })) if (value != null) query.set(name, value);
  return query.size === 0 ? "" : `?${query.toString()}`;
}
