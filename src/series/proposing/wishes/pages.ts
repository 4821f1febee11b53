import type { Asking } from "../../../platform/asking.ts";
import { formField, type Field } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { gapsOf } from "../../material/gaps.ts";
import { topicLevels, wishesKept } from "../../material/material.ts";
import type { ProgrammeMaterial } from "../../material/queries.ts";
import { isWanted } from "../../method/reasons.ts";
import { levelText, namesOf } from "../../words.ts";
import type { SeriesSeen } from "../seen.ts";
import { startSettings } from "../fields/pages.ts";
import { wishFrom, wishTexts } from "./wish.ts";

/** The wishes with a word on each, and the fields for another one. */
export function wishesModel(material: ProgrammeMaterial, seen: SeriesSeen, form: FormState, asking: Asking) {
  const { t } = asking;
  const names = namesOf(material, new Map(), asking);
  const level = (at: number) => t(levelText[topicLevels[at]!]);
  const isTyped = Object.keys(form.values).length > 0;
  const listed = (name: "kept" | "unwanted") => (form.values[name] ?? "").split("\n").filter((text) => text !== "");
  const { kept, unwanted } = isTyped
    ? { kept: listed("kept"), unwanted: listed("unwanted") }
    : wishTexts(startSettings(material, seen));
  const wanting = wantingOf(material);
  return {
    isEmpty: kept.length + unwanted.length === 0,
    kept: kept.map((text) => {
      const wish = wishFrom(text);
      const [, , audience = ""] = text.split("|");
      const [there] = wishesKept(material, [wish]);
      const title = t("series.workshop.titled", {
        topic: names.topic(there?.topic ?? wish.topic),
        level: level(wish.level),
      });
      const count = there === undefined ? null : wanting(there.topic);
      return {
        ...{ value: text, name: t("series.wish.named", { title, audience: names.group(audience) }) },
        note:
          count === null
            ? t("series.wish.gone")
            : count === 0
              ? t("series.wish.nobody")
              : t("series.wish.wanting", { count }),
      };
    }),
    unwanted: unwanted.map((key) => ({
      value: key,
      name: t("series.wish.unwantedNamed", { topic: names.topic(key) }),
    })),
    fields: newWishFields(material, form, asking),
  };
}

/** A viewer does not see this page's form, so the count needs no hiding. */
function wantingOf(material: ProgrammeMaterial): (topic: string) => number {
  const gapOf = gapsOf(material);
  return (key) => {
    const topic = material.topics.find((one) => one.key === key);
    if (topic === undefined) return 0;
    return material.people.filter((_, i) => isWanted(gapOf(i, topic).gap)).length;
  };
}

function newWishFields(material: ProgrammeMaterial, form: FormState, asking: Asking): Record<string, Field> {
  const { t, locale } = asking;
  const names = namesOf(material, new Map(), asking);
  const topics = material.topics.map(({ key }) => ({ value: key, text: names.topic(key) }));
  topics.sort((a, b) => a.text.localeCompare(b.text, locale));
  const audiences = [...material.groups.map(({ id }) => id), "all", "free"];
  return {
    topic: formField(form, t, "wishTopic", { label: t("series.wish.topic"), options: topics }),
    level: formField(form, t, "wishLevel", {
      label: t("series.wish.level"),
      options: topicLevels.map((level, at) => ({ value: String(at), text: t(levelText[level]) })),
    }),
    audience: formField(form, t, "wishAudience", {
      label: t("series.wish.audience"),
      options: [
        ...audiences.map((value) => ({ value, text: names.group(value) })),
        { value: "none", text: t("series.wish.without") },
      ],
    }),
  };
}
