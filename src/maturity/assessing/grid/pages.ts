import { articlesLink, type ArticleCounts } from "../../../platform/article-links.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { formatDay, saidIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { organisationUrl, ownName, parentName } from "../../../organisations/index.ts";
import { pairUrl, unitsUrl, unitUrl } from "../../addresses.ts";
import type { Tool } from "../../queries.ts";
import { wordsOf, judgeText, scoreFields, wordFields } from "../pages.ts";
import type { Judged, Unit } from "../queries.ts";

interface Material {
  unit: Unit;
  /** The tools that concern the unit; and the programme's others, of which something may have been typed before they stopped to. */
  tools: Tool[];
  others: Tool[];
  latest: Map<string, Judged>;
  today: string;
  articles: ArticleCounts;
}

/** The tools of a whole unit, each judged in its own row. */
export function gridPage(
  { unit, tools, others, latest, today, articles }: Material,
  form: FormState,
  saved: number,
  asking: Asking,
): Page {
  const { t } = asking;
  const on = formField(form, t, "on", {
    label: t("maturity.assessing.grid.day"),
    hint: t("maturity.assessing.grid.dayHint"),
    type: "date",
    value: today,
  });
  const shown = [...tools, ...others.filter(({ id }) => isFilled(form, id))];
  const rows = shown.map((tool) => ({
    ...rowModel(tool, unit, latest.get(tool.id), form, asking),
    articles: articlesLink(articles, unit.programmeId, { tool: tool.id }, t),
  }));
  const nothing = form.mistakes["rows"];
  const mistakes = [
    ...(nothing === undefined ? [] : [{ id: "rows", text: t(nothing) }]),
    ...summary([on]),
    ...rows.flatMap(({ exact, note, evidence, heading }) =>
      summary([exact, note, evidence]).map(({ id, text }) => ({ id, text: `${nameText(heading)}: ${text}` })),
    ),
  ];
  const judged = tools.flatMap(({ id }) => latest.get(id) ?? []);
  return {
    view: "maturity/assessing/grid",
    title: t("maturity.assessing.grid.title", { unit: unit.name }),
    hasMistakes: mistakes.length > 0,
    model: {
      own: ownName(unit.name),
      above: parentName(unit.name),
      mistakes,
      saved: saved === 0 ? null : t("maturity.assessing.grid.saved", { count: saved }),
      lead: leadText(tools.length, judged, asking),
      on,
      rows,
      url: `${unitUrl(unit)}/assessments`,
      listUrl: unitsUrl(unit.programmeId),
      organisationUrl: organisationUrl(unit.programmeId, unit.id),
    },
  };
}

function rowModel(tool: Tool, unit: Unit, last: Judged | undefined, form: FormState, asking: Asking) {
  const { t, locale } = asking;
  const suffix = `.${tool.id}`;
  const words = wordFields(form, suffix, asking);
  const description = saidIn(tool.descriptions, locale);
  return {
    id: `tool-${tool.id}`,
    heading: saidIn(tool.names, locale),
    description: nameText(description) === "" ? null : description,
    last:
      last === undefined
        ? null
        : {
            text: t("maturity.assessing.grid.last", {
              score: last.score,
              day: formatDay(last.on, locale),
              judge: judgeText(last.judgeName, asking),
            }),
            words: wordsOf(tool, last.score, asking),
          },
    historyUrl: last === undefined ? null : pairUrl(unit, tool.id),
    ...scoreFields(form, tool, suffix, asking),
    ...words,
    isOpen: [words.note, words.evidence].some(({ value, error }) => value !== "" || error !== null),
  };
}

/** Whether anything was typed of the tool. */
function isFilled({ values }: FormState, toolId: string): boolean {
  return ["anchor", "exact", "note", "evidence"].some((name) => (values[`${name}.${toolId}`] ?? "") !== "");
}

function leadText(tools: number, judged: readonly Judged[], { t, locale }: Asking): string {
  const last = lastDay(judged);
  if (tools === 0) return t("maturity.assessing.grid.noTools");
  if (last === null) return t("maturity.assessing.grid.leadNew", { count: tools });
  return t("maturity.assessing.grid.lead", { count: tools, assessed: judged.length, day: formatDay(last, locale) });
}

function lastDay(judged: readonly Judged[]): string | null {
  return (
    judged
      .map(({ on }) => on)
      .sort()
      .at(-1) ?? null
  );
}

function nameText(said: ReturnType<typeof saidIn>): string {
  return typeof said === "string" ? said : said.text;
}
