import type { FormState } from "../../../platform/forms.ts";
import type { Key } from "../../../platform/keys.ts";
import type { SeriesTopic } from "../../material/material.ts";
import { withoutWish, withWish, type Wishes } from "./wish.ts";

interface WishAct extends Wishes {
  /** The wish to take away; without one, the one in the fields is added. */
  drop?: string | undefined;
  wishTopic: string;
  wishLevel: number;
  wishAudience: string;
}

const mistakeText: Record<"not-offered" | "twice", Key> = {
  "not-offered": "series.wish.notOffered",
  twice: "series.wish.twice",
};

/** The form as it was typed, with a wish more or less; nothing of it is stored before a proposal is asked for. */
export function formAfter(
  typed: Record<string, string>,
  { kept, unwanted, drop, wishTopic: topic, wishLevel: level, wishAudience: audience }: WishAct,
  topics: readonly SeriesTopic[],
): FormState {
  const wishes = { kept, unwanted };
  const after = drop === undefined ? withWish(wishes, { topic, level, audience }, topics) : withoutWish(wishes, drop);
  if (typeof after === "string")
    return { values: typed, mistakes: { [after === "twice" ? "wishTopic" : "wishLevel"]: mistakeText[after] } };
  return { values: { ...typed, kept: after.kept.join("\n"), unwanted: after.unwanted.join("\n") }, mistakes: {} };
}
