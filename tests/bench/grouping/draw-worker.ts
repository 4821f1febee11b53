import type { Plan } from "../../grouping/method/planted.ts";
import { groupPlanted, type Found } from "./found.ts";

/** One draw in a worker thread. */
// eslint-disable-next-line no-restricted-exports -- piscina calls the default export
export default function draw(plan: Plan): Found {
  return groupPlanted(plan, false);
}
