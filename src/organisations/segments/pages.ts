import type { Asking } from "../../platform/asking.ts";
import { missingText } from "../../platform/fields.ts";
import { saidIn, textIn } from "../../platform/i18n.ts";
import type { Locale, Texts } from "../../platform/locales.ts";
import { readMarkdown, type MarkdownBlock } from "../../platform/markdown.ts";
import type { Page } from "../../platform/pages.ts";
import type { Programme } from "../../programmes/index.ts";
import { organisationsUrl, organisationUrl } from "../pages.ts";
import type { Organisation } from "../queries.ts";
import { ownName } from "../tree.ts";
import { segmentsUrl, segmentUrl } from "./addresses.ts";
import { promisedUnits, segmentsOf } from "./belonging.ts";
import type { Segment } from "./queries.ts";

export interface Everything {
  programme: Programme;
  organisations: Organisation[];
  segments: Segment[];
}

/** More units without a segment than this are only counted. */
const mostLeft = 20;

/** What each segment is promised, whom it reaches, and who is in none. */
export function segmentsPage({ programme, organisations, segments }: Everything, asking: Asking): Page {
  const { t, locale, role } = asking;
  const mayEdit = role === "planner" || role === "owner";
  const mayOpen = mayEdit || role === "facilitator";
  const names = new Map(organisations.map(({ id, name }) => [id, ownName(name)]));
  const units = promisedUnits(organisations);
  const belonging = segmentsOf(organisations, placingsOf(segments));
  const reached = Map.groupBy(units, ({ id }) => belonging.get(id));
  const left = reached.get(undefined) ?? [];
  return {
    view: "organisations/segments/segments",
    region: "organisations/segments/_segments",
    title: t("segments.title"),
    model: {
      lead: leadText(segments.length, units.length - left.length, asking),
      emptyText: t(mayEdit ? "segments.empty" : "segments.emptyForViewers"),
      newUrl: mayEdit ? `${segmentsUrl(programme.id)}/new` : null,
      listUrl: organisationsUrl(programme.id),
      segments: segments.map((segment, at) => ({
        id: segment.id,
        name: saidIn(segment.names, locale),
        plainName: textIn(segment.names, locale),
        missing: mayEdit ? missingText(segment.names, programme.locales, t) : null,
        promise: promiseModel(segment, locale),
        reach: t("segments.reach", { count: reached.get(segment.id)?.length ?? 0 }),
        parts: partsText(segment.branchIds, names, asking),
        editUrl: mayEdit ? segmentUrl(segment) : null,
        moveUrl: `${segmentUrl(segment)}/position`,
        isFirst: at === 0,
        isLast: at === segments.length - 1,
      })),
      left:
        left.length === 0 || segments.length === 0
          ? null
          : {
              heading: t("segments.left", { count: left.length }),
              units: left.slice(0, mostLeft).map(({ id, name }) => ({
                name,
                url: mayOpen ? organisationUrl(programme.id, id) : null,
              })),
              more: left.length > mostLeft ? t("segments.leftMore", { count: left.length - mostLeft }) : null,
            },
    },
  };
}

function leadText(segments: number, reached: number, { t }: Asking): string | null {
  if (segments === 0) return null;
  return t("segments.lead", { count: segments, units: t("segments.units", { count: reached }) });
}

const mostParts = 5;

function partsText(branchIds: readonly string[], names: ReadonlyMap<string, string>, asking: Asking): string {
  const { t, locale } = asking;
  if (branchIds.length === 0) return t("segments.noParts");
  const parts = branchIds.map((id) => names.get(id) ?? "").sort((a, b) => a.localeCompare(b, locale));
  const shown = { parts: parts.slice(0, mostParts).join(", "), count: parts.length - mostParts };
  return parts.length > mostParts ? t("segments.partsMore", shown) : t("segments.parts", shown);
}

/** Who has been put where, of all segments. */
export function placingsOf(segments: readonly Segment[]) {
  return segments.flatMap(({ id: segmentId, branchIds }) => branchIds.map((unitId) => ({ unitId, segmentId })));
}

/** A segment's promise as its units see it. */
export interface Promised {
  /** The language that the promise is in, where it is not the page's. */
  lang: Locale | null;
  blocks: MarkdownBlock[];
}

/** What the units of a segment are promised, for the partial `markdown`; null while nothing has been written. */
export function promiseModel({ promises }: { promises: Texts }, locale: Locale): Promised | null {
  const said = saidIn(promises, locale);
  const [text, lang] = typeof said === "string" ? [said, null] : [said.text, said.lang];
  return text === "" ? null : { lang, blocks: readMarkdown(text) };
}
