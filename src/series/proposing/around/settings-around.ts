import type { SeriesSettings } from "../../material/material.ts";

/** A workshop that is held besides the series: its topic, and its group, or null where it is for several. */
export interface Besides {
  topicId: string | null;
  groupId: string | null;
}

/**
 * The settings of a series for proposing it anew around workshops that are planned besides it. A wish for the same topic
 * and the same people has come true by that.
 */
export function settingsAround(settings: SeriesSettings, besides: readonly Besides[]): SeriesSettings {
  const { kept = [] } = settings;
  const isThere = (topic: string, groupId: string | null) =>
    besides.some((each) => each.topicId === topic && (each.groupId === null || each.groupId === groupId));
  return { ...settings, kept: kept.filter(({ topic, group }) => !isThere(topic, group ?? null)) };
}
