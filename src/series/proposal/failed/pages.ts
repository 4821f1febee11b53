import type { Asking } from "../../../platform/asking.ts";
import { formatNumber } from "../../../platform/i18n.ts";
import { programmeUrl } from "../../../programmes/index.ts";
import type { Names } from "../../mistake-words.ts";
import { isProposed, type SeriesSettings, type SeriesTopic } from "../../material/material.ts";

/** What participants said of a proposed topic that had failed before; null for the others. */
export function ratedText(topics: readonly SeriesTopic[], key: string, { t, locale }: Asking): string | null {
  const failed = topics.find((topic) => topic.key === key)?.failed;
  return failed === undefined ? null : t("series.failed.rated", { mean: formatNumber(failed.useful, locale, 1) });
}

/** The topics that were left out because they had failed, and where staff can have them proposed all the same. */
export function leftOutModel(
  topics: readonly SeriesTopic[],
  settings: Pick<SeriesSettings, "kept">,
  { names, programmeId }: { names: Names; programmeId: string },
  { t, locale }: Asking,
) {
  const topicsOut = topics.flatMap((topic) =>
    topic.failed === undefined || isProposed(topic, settings) ? [] : [{ key: topic.key, useful: topic.failed.useful }],
  );
  if (topicsOut.length === 0) return null;
  return {
    heading: t("series.failed.heading", { count: topicsOut.length }),
    topics: topicsOut.map(({ key, useful }) =>
      t("series.failed.topic", { name: names.topic(key), mean: formatNumber(useful, locale, 1) }),
    ),
    url: `${programmeUrl(programmeId)}/workshops/feedback`,
  };
}
