import type { Asking } from "../platform/asking.ts";
import { saidIn, type Said } from "../platform/i18n.ts";
import type { Key } from "../platform/keys.ts";
import { locales } from "../platform/locales.ts";
import { maturityUrl, toolsUrl, unitsUrl } from "./addresses.ts";
import { anchorScores, anchorTexts, type Anchors } from "./anchors.ts";
import { targetsUrl } from "./targets/addresses.ts";
import { useUrl } from "./use/addresses.ts";
import { askingUrl } from "./own/addresses.ts";

const roomText = {
  levels: "maturity.rooms.levels",
  assessing: "maturity.rooms.assessing",
  own: "selfAssessing.room",
  use: "maturity.rooms.use",
  targets: "maturity.rooms.targets",
  tools: "maturity.rooms.tools",
} as const satisfies Record<string, Key>;
export type MaturityRoom = keyof typeof roomText;

/** Units are judged, and asked, by those who work with them. */
const ofMentors: readonly MaturityRoom[] = ["assessing", "own"];

/** The links between the pages of digital maturity, for the partial maturity/_rooms; `here` is the room that one is in. */
export function maturityRooms(programmeId: string, here: MaturityRoom, { t, role }: Asking) {
  const urls: Record<MaturityRoom, string> = {
    levels: maturityUrl(programmeId),
    assessing: unitsUrl(programmeId),
    own: askingUrl(programmeId),
    use: useUrl(programmeId),
    targets: targetsUrl(programmeId),
    tools: toolsUrl(programmeId),
  };
  const all = ["levels", "assessing", "own", "use", "targets", "tools"] as const;
  const rooms = all.filter((room) => !ofMentors.includes(room) || role !== "viewer");
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
