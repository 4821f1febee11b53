import { z } from "zod";
import { line, names, nested, texts } from "../../platform/forms.ts";
import { locales } from "../../platform/locales.ts";
import { anchorScores, type Anchors } from "../anchors.ts";

const words = z.object({ fi: line(200), sv: line(200), en: line(200) });

/** The words of each anchor by its score; all left empty means the product's own. */
const anchors = nested(z.object(Object.fromEntries(anchorScores.map((score) => [String(score), words])))).transform(
  (given): Anchors => {
    const own = anchorScores.map((score) => given[String(score)] ?? { fi: "", sv: "", en: "" });
    return own.some((each) => locales.some((locale) => each[locale] !== "")) ? own : null;
  },
);

export const ToolForm = nested(z.object({ names: names(80), descriptions: texts(600), anchors }));
export type ToolDetails = z.output<typeof ToolForm>;

/** The button of a tool that moves it one step. */
export const MoveForm = z.object({ direction: z.enum(["up", "down"]) });
