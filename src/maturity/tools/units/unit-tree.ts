import { waysUp } from "../../concerning.ts";

interface Part {
  id: string;
  parentId: string | null;
}

/** Those chosen that are not below another chosen one: what is below comes along anyway. */
export function topmost(parts: readonly Part[], chosen: readonly string[]): string[] {
  const ways = waysUp(parts);
  const wanted = new Set(chosen);
  return [...wanted].filter((id) => !(ways.get(id) ?? []).slice(1).some((above) => wanted.has(above)));
}
