import type { Asking } from "../platform/asking.ts";
import { saidIn, type Said } from "../platform/i18n.ts";
import type { Key } from "../platform/keys.ts";
import { locales } from "../platform/locales.ts";
import { maturityUrl, toolsUrl, unitsUrl } from "./addresses.ts";
import { anchorScores, anchorTexts, type Anchors } from "./anchors.ts";

const roomText = {
  levels: "maturity.rooms.levels",
  assessing: "maturity.rooms.assessing",
  tools: "maturity.rooms.tools",
} as const satisfies Record<string, Key>;
export type MaturityRoom = keyof typeof roomText;

/** The links between the pages of digital maturity, for the partial maturity/_rooms; `here` is the room that one is in. */
export function maturityRooms(programmeId: string, here: MaturityRoom, { t, role }: Asking) {
  const urls: Record<MaturityRoom, string> = {
    levels: maturityUrl(programmeId),
    assessing: unitsUrl(programmeId),
    tools: toolsUrl(programmeId),
  };
  const rooms = (["levels", "assessing", "tools"] as const).filter((room) => room !== "assessing" || role !== "viewer");
  return rooms.map((room) => ({ text: t(roomText[room]), url: urls[room], isCurrent: room === here }));
}

/** What each anchor means, from 0 to 500: the tool's own words where it has some, else the product's. */
export function anchorWords(anchors: Anchors, { t, locale }: Asking): { score: number; words: Said }[] {
  return anchorScores.map((score, at) => {
    const own = anchors?.[at];
    const isOwn = own !== undefined && locales.some((each) => own[each] !== "");
    return { score, words: isOwn ? saidIn(own, locale) : t(anchorTexts[score]) };
  });
}
