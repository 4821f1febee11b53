import type { Fixed, Mode } from "../../method/instance.ts";
import { topicLevels, type SeriesSettings, type SeriesTopic } from "../../material/material.ts";

/** A wish as the form carries it: a topic's key, a level's place and for whom it is, with bars between. */
export const wishPattern = /^[a-z0-9:-]{1,80}\|\d\|(?:all|free|[0-9a-f-]{36})$/;

/** A workshop that is to be held in any case; one that people choose names its members, none at first. */
export function wishFrom(text: string): Fixed {
  const [topic = "", level = "", audience = ""] = text.split("|");
  const whom = audience === "all" ? {} : audience === "free" ? { members: [] } : { group: audience };
  return { topic, level: Number(level), ...whom };
}

/** The same back. Who sits in a chosen workshop is not part of the form. */
export function wishText({ topic, level, group, members }: Fixed): string {
  return [topic, level, group ?? (members === undefined ? "all" : "free")].join("|");
}

/** What the form starts with: the wishes of the last proposal. */
export function wishTexts({ kept = [], unwanted = [] }: Pick<SeriesSettings, "kept" | "unwanted">) {
  return { kept: [...new Set(kept.map(wishText))], unwanted };
}

export type WishMistake = "free-in-groups" | "group-in-free";

/** Wishes that the way of dividing participants leaves no room for. */
export function wishMistake(mode: Mode, kept: readonly Fixed[]): WishMistake | null {
  const isChosen = ({ members }: Fixed) => members !== undefined;
  if (mode === "groups" && kept.some(isChosen)) return "free-in-groups";
  return mode === "free" && kept.some((wish) => !isChosen(wish)) ? "group-in-free" : null;
}

/** A wish of the form that is being added: "none" is a topic that is not to be proposed at all. */
export interface NewWish {
  topic: string;
  level: number;
  audience: string;
}

export interface Wishes {
  kept: readonly string[];
  unwanted: readonly string[];
}

/** The wishes with one more. What is wished for is not unwanted any more, and the other way round. */
export function withWish(
  wishes: Wishes,
  { topic, level, audience }: NewWish,
  topics: readonly Pick<SeriesTopic, "key" | "levels">[],
): Wishes | "not-offered" | "twice" {
  const { kept, unwanted } = wishes;
  const known = topics.find(({ key }) => key === topic);
  if (audience === "none") {
    if (unwanted.includes(topic)) return "twice";
    return { kept: kept.filter((text) => wishFrom(text).topic !== topic), unwanted: [...unwanted, topic] };
  }
  const levelName = topicLevels[level];
  if (known === undefined || levelName === undefined || !known.levels.includes(levelName)) return "not-offered";
  const text = [topic, level, audience].join("|");
  if (kept.includes(text)) return "twice";
  return { kept: [...kept, text], unwanted: unwanted.filter((key) => key !== topic) };
}

/** The wishes without one: `dropped` is its text, or the key of an unwanted topic. */
export function withoutWish({ kept, unwanted }: Wishes, dropped: string): Wishes {
  return { kept: kept.filter((text) => text !== dropped), unwanted: unwanted.filter((key) => key !== dropped) };
}
