import type { Translate } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Clash } from "./smallest.ts";
import type { ClashingWish, NumberWish } from "./ways.ts";
import { amountText, type Names } from "../mistake-words.ts";

/** What a number is now, and what to change it to. */
const numberText: Record<NumberWish, { wish: Key; way: Key }> = {
  budget: { wish: "series.clash.wish.budget", way: "series.clash.way.budget" },
  workshops: { wish: "series.clash.wish.workshops", way: "series.clash.way.workshops" },
  "size-least": { wish: "series.clash.wish.sizeLeast", way: "series.clash.way.sizeLeast" },
  "size-most": { wish: "series.clash.wish.sizeMost", way: "series.clash.way.sizeMost" },
  own: { wish: "series.clash.wish.own", way: "series.clash.way.own" },
  common: { wish: "series.clash.wish.common", way: "series.clash.way.common" },
  "per-person": { wish: "series.clash.wish.perPerson", way: "series.clash.way.perPerson" },
  slots: { wish: "series.clash.wish.slots", way: "series.clash.way.slots" },
  rooms: { wish: "series.clash.wish.rooms", way: "series.clash.way.rooms" },
  facilitators: { wish: "series.clash.wish.facilitators", way: "series.clash.way.facilitators" },
};

/** Each wish of a clash in words, and how to give way. */
export function clashWords({ wishes }: Clash, names: Names, t: Translate): { wish: string; wayOut: string }[] {
  return wishes.map((wish) => ({ wish: wishText(wish, names, t), wayOut: wayText(wish, names, t) }));
}

function wishText(told: ClashingWish, names: Names, t: Translate): string {
  if (told.wish === "cannot-link") {
    const [first, second] = [names.organisation(told.first), names.organisation(told.second)];
    return t("series.clash.wish.cannotLink", { first, second });
  }
  if (told.wish === "fixed")
    return t("series.clash.wish.fixed", { audience: names.group(told.audience), topic: names.topic(told.topic) });
  return t(numberText[told.wish].wish, { is: told.wish === "budget" ? amountText(told.is, names) : told.is });
}

function wayText(told: ClashingWish, names: Names, t: Translate): string {
  const way = firstText(told, names, t);
  return told.isEnough ? way : `${way} ${t("series.clash.notEnough")}`;
}

function firstText(told: ClashingWish, names: Names, t: Translate): string {
  if (told.wish === "cannot-link") return t("series.clash.way.cannotLink");
  if (told.wish === "fixed") return t("series.clash.way.fixed");
  const { way } = numberText[told.wish];
  if (told.needed === null) return t("series.clash.way.drop");
  return t(way, { needed: told.wish === "budget" ? amountText(told.needed, names) : Math.ceil(told.needed) });
}
