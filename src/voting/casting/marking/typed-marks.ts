import { marksRefusal, type Marks } from "../../marks.ts";
import type { BallotForm } from "../../settings.ts";

/** What was typed at each option of a paper, by the option's id. What is empty is not there. */
export type TypedMarks = Readonly<Record<string, string>>;

/** The name of an option's field on a paper. */
export function markField(optionId: string): string {
  return `marks-${optionId}`;
}

const fieldOfMark = /^marks-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** The typed marks among a form's fields. */
export function typedMarks(fields: Readonly<Record<string, string>>): TypedMarks {
  const typed = Object.entries(fields).flatMap(([name, value]) => {
    const id = fieldOfMark.exec(name)?.[1];
    return id === undefined || value.trim() === "" ? [] : [[id, value.trim()] as const];
  });
  return Object.fromEntries(typed);
}

/** Marks as they stand in the fields of a paper. */
export function typedOf(marks: Marks): TypedMarks {
  return Object.fromEntries(Object.entries(marks).map(([id, mark]) => [id, String(mark)]));
}

/** The marks that are whole numbers from 0 up, and the ids of the options at which something else was typed. */
export function readMarks(typed: TypedMarks): { marks: Marks; unread: string[] } {
  const isNumber = ([, value]: [string, string]) => /^\d{1,6}$/.test(value);
  const read = Object.entries(typed).filter(isNumber);
  const unread = Object.entries(typed).filter((each) => !isNumber(each));
  return {
    marks: Object.fromEntries(read.map(([id, value]) => [id, Number(value)])),
    unread: unread.map(([id]) => id),
  };
}

/** The marks of a paper of that form: no dots are no mark. */
export function marksOn(marks: Marks, form: BallotForm): Marks {
  if (form !== "dots") return marks;
  return Object.fromEntries(Object.entries(marks).filter(([, mark]) => mark !== 0));
}

/** The options of a paper at which something was typed that cannot stand there, whatever stands at the others. */
export function wrongMarks(
  typed: TypedMarks,
  { form, mostMarks }: { form: BallotForm; mostMarks: number | null },
  optionIds: readonly string[],
  places: number = optionIds.length,
): string[] {
  const { marks, unread } = readMarks(typed);
  const wrong = Object.entries(marksOn(marks, form)).filter(
    ([id, mark]) => marksRefusal({ [id]: mark }, { form, mostMarks }, optionIds, places) === "wrong-mark",
  );
  return [...unread, ...wrong.map(([id]) => id)];
}
