import type { Asking } from "../../../platform/asking.ts";
import type { RoomState } from "../../seats/seat.ts";

/** A press that needs one place more: the same form again, with the answer in it. */
export interface Question {
  url: string;
  fields: Record<string, string>;
  cancelUrl: string;
}

/** "12 / 12 paikkaa on varattu. Onko tilaa vielä yhdelle?" */
export function questionModel(
  { url, fields, cancelUrl }: Question,
  { taken, places }: Pick<RoomState, "taken" | "places">,
  { t }: Asking,
) {
  return {
    text: t("workshops.door.full.question", { taken, places: places ?? taken }),
    url,
    fields: Object.entries({ ...fields, more: "yes" }).map(([name, value]) => ({ name, value })),
    cancelUrl,
  };
}
