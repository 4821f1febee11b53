import type { Asking } from "../../../../platform/asking.ts";
import { textIn } from "../../../../platform/i18n.ts";
import { differenceOf, type Difference } from "../../../method/difference.ts";
import type { Held } from "../../../method/instance.ts";
import { topicLevels } from "../../../material/material.ts";
import { levelText, shortGroup } from "../../../words.ts";
import type { Around } from "../../around.ts";
import { seesAll } from "../../sight.ts";
import { suppressedCounts } from "../../../../platform/visibility.ts";
import { besidePlan, type Row } from "../rows.ts";

/** How another series differs from this one: workshops that only one of them has, and how many gain or lose. */
export function differenceModel(
  around: Around,
  { base, row, name }: { base: Row; row: Row; name: string },
  asking: Asking,
) {
  const { problem, stored, seen } = around;
  const { t } = asking;
  const measured = ({ plan, worth }: Row) => ({ plan, served: worth.served });
  const counted = [...problem.most.keys()].filter((i) => problem.most[i]! > 0);
  const difference = differenceOf(measured(row), measured(base), counted);
  const beside = row.what === "beside" ? seen.beside?.result : null;
  const unknown = beside == null ? 0 : besidePlan(stored.input, beside).unknown;
  return {
    name,
    summary: t("series.difference.summary", {
      ...{ name, shared: difference.shared },
      ...{ there: difference.onlyHere.length, here: difference.onlyThere.length },
    }),
    onlyThere: difference.onlyHere.map((held) => titled(held, around, asking)),
    onlyHere: difference.onlyThere.map((held) => titled(held, around, asking)),
    people: peopleText(difference, asking),
    unknown: unknown === 0 ? null : t("series.difference.unknown", { count: unknown }),
  };
}

/** The three counts part all who are counted, so that hiding one of them must not let it be told from the others. */
function peopleText({ gain, lose, same }: Difference, asking: Asking): string {
  const { t } = asking;
  if (!seesAll(asking) && suppressedCounts([gain, lose, same]).includes(true)) return t("series.difference.few");
  const parts = [
    t("series.difference.gain", { count: gain }),
    t("series.difference.lose", { count: lose }),
    t("series.difference.same", { count: same }),
  ];
  return parts.join(" ");
}

/** "Excelin perusteet – Perusteet (Ryhmä B: …)". */
function titled({ topic, level, audience }: Held, { stored, names, seen }: Around, { t, locale }: Asking): string {
  const key = stored.input.topics[topic]!.key;
  const title = t("series.workshop.titled", { topic: names.topic(key), level: t(levelText[topicLevels[level]!]) });
  const industry = audience.kind === "group" ? seen.industries.get(audience.group) : undefined;
  const whom = audience.kind === "group" ? audience.group : audience.kind;
  return t("series.difference.workshop", { title, audience: industry === undefined ? shortGroup(stored.input, whom, names, t) : textIn(industry, locale) }); // prettier-ignore
}
