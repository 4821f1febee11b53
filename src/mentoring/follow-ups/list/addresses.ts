import { followUpsUrl } from "../../addresses.ts";
import type { ListWanted } from "./forms.ts";

/** The list as it is wanted, or a file of all that it shows. */
export function listUrl(programmeId: string, wanted: ListWanted, file = ""): string {
  return `${followUpsUrl(programmeId)}${file}${queryOf(wanted, file !== "")}`;
}

/** The needs that nobody has taken up, limited by the same. */
export function notTakenUrl(programmeId: string, wanted: Omit<ListWanted, "state" | "tool">, file = ""): string {
  const { unit, q, mentor, need, page } = wanted;
  return `${followUpsUrl(programmeId)}/not-taken-up${file}${queryOf({ unit, q, mentor, need, page }, file !== "")}`;
}

function queryOf({ page, ...wanted }: Partial<ListWanted> & { page: number }, isWhole: boolean): string {
  const pairs = Object.entries(wanted).filter(([, value]) => value !== "");
  const paged = isWhole || page === 1 ? pairs : [...pairs, ["page", String(page)]];
  return paged.length === 0 ? "" : `?${new URLSearchParams(paged as [string, string][]).toString()}`;
}
