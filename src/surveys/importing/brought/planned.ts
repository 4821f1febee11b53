// The questions that a file's answers are brought into: new ones, or those of a survey that is there.
import type { Texts } from "../../../platform/locales.ts";
import type { Question, Questionnaire } from "../../questionnaire/questionnaire.ts";
import { asColumns, type Column, type ColumnRole } from "../columns.ts";
import { familyQuestions, type FamilyQuestion } from "../families.ts";
import { linesOf } from "../files/decisions.ts";
import type { FileKind } from "../files/reading.ts";
import { blockOf, isAsked, isFamily, kindOf, matchOf, roleOf, type Mapping, type Role } from "../mapping/mapping.ts";
import type { Unit } from "../mapping/units.ts";
import { nameKey, type KeyFrom } from "../names.ts";
import { seenWordsId, stepsId, type Point } from "../points/point.ts";
import type { Brought } from "./brought.ts";
import { matchedQuestion } from "./matched.ts";
import { isRatedInNumbers, newQuestion, stepsToOrder } from "./new-question.ts";

export interface Planned {
  roles: Role[];
  columns: Column[];
  families: FamilyQuestion[];
  brought: Brought[];
  /** What staff have not said yet of the questions: scales' orders, and words that match nothing. */
  open: Point[];
}

interface Target {
  kind: FileKind;
  units: readonly Unit[];
  mapping: Mapping;
  /** The survey that the answers go into; null where they become a new one. */
  questionnaire: Questionnaire | null;
  /** The survey that the same file made before, whose options keep their keys. */
  stored: Questionnaire | null;
  otherTexts: Texts;
}

export function planQuestions(target: Target, keyFrom: KeyFrom): Planned {
  const { units, mapping, questionnaire } = target;
  const roles = units.map((unit) => roleOf(mapping, unit));
  const columns = asColumns(units.map(({ text }) => text), roles.map(columnRole)); // prettier-ignore
  if (questionnaire !== null) return { roles, columns, families: [], ...matchedOnes(target, questionnaire) };
  const families = familyQuestions(columns, keyFrom);
  return { roles, columns, families, ...newOnes(target, columns, families, keyFrom) };
}

/** A role as one of a column; all others are none of the columns' own. */
function columnRole(role: Role): ColumnRole {
  if (isFamily(role) || role === "text" || role === "organisation" || role === "partOf" || role === "industry")
    return role;
  return "ignored";
}

function matchedOnes({ units, mapping }: Target, { sections }: Questionnaire): Pick<Planned, "brought" | "open"> {
  const questions = sections.flatMap((section): Question[] => section.questions);
  const matched = units.flatMap((unit) => {
    const key = matchOf(roleOf(mapping, unit));
    const question = questions.find((each) => each.key === key);
    return question === undefined ? [] : [{ unit, ...matchedQuestion(unit, question, mapping.decisions) }];
  });
  return {
    brought: matched.map(({ brought }) => brought),
    open: matched.flatMap(({ unit, unmatched }) =>
      unmatched.map((each): Point => ({ id: each.id, ask: "match", unit, unmatched: each })),
    ),
  };
}

function newOnes(
  { kind: fileKind, units, mapping, stored, otherTexts }: Target,
  columns: readonly Column[],
  families: readonly FamilyQuestion[],
  keyFrom: KeyFrom,
): Pick<Planned, "brought" | "open"> {
  const taken = new Set(families.map(({ key }) => key));
  const before = new Map(stored?.sections.flatMap(({ questions }) => questions.map(({ key, options }) => [key, options] as const))); // prettier-ignore
  const open: Point[] = [];
  const brought = units.flatMap((unit, at): Brought[] => {
    const role = roleOf(mapping, unit);
    if (!isAsked(role) || matchOf(role) !== null) return [];
    const isTable = fileKind === "table";
    const key = keyFrom(isTable ? unit.text : unit.code, taken);
    taken.add(key);
    const kind = kindOf(role, unit);
    const name = (isTable ? columns[at]?.name : undefined) ?? unit.text;
    const isScale = kind === "ratings" || kind === "scale";
    const isNamed = isScale && !isRatedInNumbers(unit);
    const decided = (id: string) => (Object.hasOwn(mapping.decisions, id) ? mapping.decisions[id] : undefined);
    const said = decided(stepsId(unit));
    const inOrder = isNamed ? stepsToOrder(unit) : [];
    // A next file read in the same way may have words that nobody has said anything of.
    const seen = new Set([said ?? "", decided(seenWordsId(unit)) ?? ""].flatMap(linesOf).map(nameKey));
    const added = said === undefined ? [] : inOrder.filter((word) => !seen.has(nameKey(word)));
    if (isNamed && (said === undefined || added.length > 0))
      open.push({ id: stepsId(unit), ask: "steps", unit, steps: inOrder, added });
    const steps = isNamed ? (said === undefined ? inOrder : linesOf(said)) : null;
    const wanted = { key, name, kind, block: blockOf(mapping, unit, kind), steps, otherTexts };
    return [newQuestion(unit, { ...wanted, stored: before.get(key) ?? [] }, keyFrom)];
  });
  return { brought, open };
}
