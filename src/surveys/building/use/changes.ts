import type { Question, Questionnaire, QuestionOption, Section } from "../../questionnaire/questionnaire.ts";
import { saysSame } from "../edits/digest.ts";

/** What becomes different in a question that stays. */
export type ChangedPart =
  | "text"
  | "help"
  | "required"
  | "optional"
  | "condition"
  | "settings"
  | "use"
  | "option-texts"
  | "option-order"
  | "ties";

/** One question that a new version adds, leaves out or changes. */
export interface QuestionChange {
  /** As it is afterwards, or was where it is left out. */
  question: Question;
  section: Section;
  what: "added" | "removed" | "changed";
  isMoved: boolean;
  parts: ChangedPart[];
  addedOptions: QuestionOption[];
  removedOptions: QuestionOption[];
}

export interface SectionChange {
  section: Section;
  what: "added" | "removed" | "changed" | "moved";
}

export interface Changes {
  sections: SectionChange[];
  questions: QuestionChange[];
}

/** What a new version makes different, sections and questions each in the order of the new one, then what it leaves out. */
export function changesBetween(before: Questionnaire, after: Questionnaire): Changes {
  return { sections: sectionChanges(before, after), questions: questionChanges(before, after) };
}

function sectionChanges(before: Questionnaire, after: Questionnaire): SectionChange[] {
  const earlier = new Map(before.sections.map((section) => [section.key, section]));
  const moved = movedKeys(before.sections.map(keyOf), after.sections.map(keyOf));
  const left = new Set(after.sections.map(keyOf));
  const own = ({ titles, helps, condition }: Section) => ({ titles, helps, condition });
  return [
    ...after.sections.flatMap((section): SectionChange[] => {
      const was = earlier.get(section.key);
      if (was === undefined) return [{ section, what: "added" }];
      if (!saysSame(own(was), own(section))) return [{ section, what: "changed" }];
      return moved.has(section.key) ? [{ section, what: "moved" }] : [];
    }),
    ...before.sections
      .filter(({ key }) => !left.has(key))
      .map((section): SectionChange => ({ section, what: "removed" })),
  ];
}

interface Placed {
  question: Question;
  section: Section;
}

function questionChanges(before: Questionnaire, after: Questionnaire): QuestionChange[] {
  const [was, is] = [placedQuestions(before), placedQuestions(after)];
  const moved = movedKeys([...was.keys()], [...is.keys()]);
  const none = { isMoved: false, parts: [], addedOptions: [], removedOptions: [] };
  return [
    ...[...is.values()].flatMap((now): QuestionChange[] => {
      const { key } = now.question;
      const earlier = was.get(key);
      if (earlier === undefined) return [{ ...now, ...none, what: "added" }];
      const isMoved = moved.has(key) || earlier.section.key !== now.section.key;
      const change = changeOf(earlier.question, now, isMoved);
      return change === null ? [] : [change];
    }),
    ...[...was.values()]
      .filter(({ question }) => !is.has(question.key))
      .map((left): QuestionChange => ({ ...left, ...none, what: "removed" })),
  ];
}

function placedQuestions({ sections }: Questionnaire): Map<string, Placed> {
  return new Map(
    sections.flatMap((section) =>
      section.questions.map((question): [string, Placed] => [question.key, { question, section }]),
    ),
  );
}

function changeOf(was: Question, { question, section }: Placed, isMoved: boolean): QuestionChange | null {
  const addedOptions = optionsWithout(question, was);
  const removedOptions = optionsWithout(was, question);
  const parts = partsOf(was, question);
  if (!isMoved && parts.length + addedOptions.length + removedOptions.length === 0) return null;
  return { question, section, what: "changed", isMoved, parts, addedOptions, removedOptions };
}

function partsOf(was: Question, is: Question): ChangedPart[] {
  const common = (question: Question) => question.options.filter(({ key }: QuestionOption) => hasOption(question === was ? is : was, key)); // prettier-ignore
  const [earlier, now] = [common(was), common(is)];
  const inOneOrder = (options: QuestionOption[]) => options.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const tied = (options: QuestionOption[]) => inOneOrder(options).map((option) => ({ ...option, texts: null }));
  const worded = (options: QuestionOption[]) => inOneOrder(options).map(({ texts }) => texts);
  const own = (question: Question) => ("need" in question ? [question.need, question.needWeight] : []);
  const parts: [ChangedPart, boolean][] = [
    ["text", !saysSame(was.texts, is.texts)],
    ["help", !saysSame(was.helps, is.helps)],
    ["required", is.required && !was.required],
    ["optional", was.required && !is.required],
    ["condition", !saysSame(was.condition, is.condition)],
    ["settings", !saysSame([was.kind, was.settings, was.shuffled], [is.kind, is.settings, is.shuffled])],
    ["use", was.block !== is.block],
    ["option-texts", !saysSame(worded(earlier), worded(now))],
    ["option-order", !saysSame(earlier.map(keyOf), now.map(keyOf))],
    ["ties", !saysSame([own(was), tied(earlier)], [own(is), tied(now)])],
  ];
  return parts.flatMap(([part, isDifferent]) => (isDifferent ? [part] : []));
}

function optionsWithout(question: Question, other: Question): QuestionOption[] {
  return question.options.filter(({ key }: QuestionOption) => !hasOption(other, key));
}

function hasOption(question: Question, key: string): boolean {
  return question.options.some((option: QuestionOption) => option.key === key);
}

/** As few keys as possible whose moving makes one order into the other, of those that are in both. */
function movedKeys(before: readonly string[], after: readonly string[]): Set<string> {
  const places = new Map(before.map((key, at) => [key, at]));
  const common = after.filter((key) => places.has(key));
  const stays = longestRising(common.map((key) => places.get(key) ?? 0));
  return new Set(common.filter((_, at) => !stays.has(at)));
}

/** Where the numbers of one longest rising row stand. */
function longestRising(numbers: readonly number[]): Set<number> {
  const lengths: number[] = [];
  const previous: number[] = [];
  for (const [at, number] of numbers.entries()) {
    let best = -1;
    for (let i = 0; i < at; i += 1)
      if ((numbers[i] ?? 0) < number && (best < 0 || (lengths[i] ?? 0) > (lengths[best] ?? 0))) best = i;
    lengths.push(best < 0 ? 1 : (lengths[best] ?? 0) + 1);
    previous.push(best);
  }
  const stays = new Set<number>();
  let at = lengths.indexOf(Math.max(0, ...lengths));
  while (at >= 0) {
    stays.add(at);
    at = previous[at] ?? -1;
  }
  return stays;
}

function keyOf({ key }: { key: string }): string {
  return key;
}
