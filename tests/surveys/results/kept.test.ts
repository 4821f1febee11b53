import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leastShown } from "../../../src/platform/visibility.ts";
import { shownOf, type Kept } from "../../../src/surveys/results/kept/shown.ts";
import type { ResultRow } from "../../../src/surveys/results/rows.ts";
import { basesOf } from "../../../src/surveys/results/summaries/bases.ts";
import { matrix, multiple, option, ratings } from "../questions.ts";
import { someAnswer } from "./sent-answers.ts";

const questions = [multiple, { ...ratings, options: [option("one"), option("two")] }, { ...matrix, options: [option("one")] }].map((each) => ({ ...each, id: each.key })); // prettier-ignore
const first = questions[0]!;
const row = (id: number, chosen: string[]): ResultRow => ({
  ...{ id: String(id), places: {} },
  answers: { [first.key]: { kind: "multiple", chosen, other: null } },
});
const some = (count: number, from = 0) => Array.from({ length: count }, (_, at) => row(from + at, ["email"]));
const kept = (rows: ResultRow[], people = rows.length): Kept => ({ rows, people, isWholeOnly: false });
const kindOf = (before: Kept, now: ResultRow[]) => shownOf(before, now, questions).kind;

describe("who sees groups only is shown of a survey that was opened again", () => {
  test("what was shown, until five have answered anew", () => {
    const before = kept(some(8));
    expect(shownOf(null, some(8), questions)).toEqual({ kind: "now", isWholeOnly: false });
    expect(shownOf(before, some(8), questions)).toEqual({ kind: "now", isWholeOnly: false });
    expect([9, 12].map((count) => kindOf(before, some(count)))).toEqual(["kept", "kept"]);
    expect(shownOf(before, some(13), questions)).toEqual({ kind: "now", isWholeOnly: true });
    // Others than they were count as new ones; one that has changed would tell what it was and is.
    expect(kindOf(before, [row(0, ["website"]), ...some(7, 1)])).toBe("kept");
    expect(kindOf(before, [...Array.from({ length: 5 }, (_, at) => row(at, ["website"])), ...some(3, 5)])).toBe("now");
  });

  test("nothing where somebody was removed, until five others have come", () => {
    const before = kept(some(7), 8);
    expect([kindOf(before, some(7)), kindOf(before, some(11)), kindOf(before, some(12))]).toEqual(["nothing", "nothing", "now"]); // prettier-ignore
  });

  test("never so that a figure differs by the answers of fewer than five", () => {
    const someone = fc.record({ seed: fc.nat(100_000), blank: fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }) });
    const rowOf = (id: number, { seed, blank }: { seed: number; blank: number[] }): ResultRow => {
      let state = seed;
      const random = () => (state = (state * 16807 + 11) % 2147483647) / 2147483647;
      const answers = questions.flatMap((each, at) => (blank[at] === 0 ? [] : [[each.key, someAnswer(each, random)] as const])); // prettier-ignore
      return { id: String(id), places: {}, answers: Object.fromEntries(answers) };
    };
    let released = 0;
    fc.assert(
      fc.property(
        fc.array(someone, { minLength: 5, maxLength: 12 }),
        fc.array(fc.option(someone, { freq: 8 }), { maxLength: 60 }),
        (old, later) => {
          const before = old.map((each, at) => rowOf(at, each));
          const now = [...later, ...old.slice(later.length)].flatMap((each, at) => {
            const whose = each ?? old[at];
            return whose === undefined ? [] : [rowOf(at, whose)];
          });
          const shown = shownOf(kept(before), now, questions);
          if (shown.kind !== "now" || !shown.isWholeOnly) return;
          released += 1;
          for (const question of questions) {
            const said = (rows: ResultRow[], figure: string) => {
              const base = basesOf(question, rows).get(figure) ?? [];
              return new Map(base.map((at) => [rows[at]!.id, JSON.stringify(partOf(rows[at]!.answers[question.key], figure))])); // prettier-ignore
            };
            for (const figure of basesOf(question, now).keys()) {
              const [was, is] = [said(before, figure), said(now, figure)];
              const fresh = [...is].filter(([id, value]) => was.get(id) !== value).length;
              if (fresh < leastShown && is.size >= leastShown) expect(is).toEqual(was);
            }
          }
        },
      ),
      { numRuns: 400 },
    );
    expect(released).toBeGreaterThan(20);
  });
});

/** What an answer says to one figure of its question. */
function partOf(answer: ResultRow["answers"][string] | undefined, figure: string): unknown {
  const [key = "", part] = figure.split("#");
  if (figure === "" || answer === undefined) return answer;
  if (answer.kind === "ratings") return answer.rows[key];
  return answer.kind === "matrix" ? answer.rows[key]?.[part as "importance" | "level"] : answer;
}
