import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MeasuredPair } from "../../src/maturity/method/growth.ts";
import { totalsByPart } from "../../src/maturity/use/by-part.ts";
import { unitsByChange } from "../../src/maturity/use/change.ts";
import { decimalsOf, readDecimal, sumDecimals } from "../../src/maturity/use/decimals.ts";
import { sumFigures, type Counted } from "../../src/maturity/use/sums.ts";

describe("a number as people write it", () => {
  test.each([
    ["10 510", "10510"],
    ["10\u00a0510,50", "10510.5"],
    ["9.5", "9.5"],
    ["007", "7"],
    ["0,00", "0"],
    ["999999999999,99", "999999999999.99"],
  ])("%s is %s", (typed, exact) => {
    expect(readDecimal(typed)).toBe(exact);
  });

  test.each(["", "-1", "10,510", "10.510", "1 0510", "1e3", "12 kpl", "1234567890123", ",5", "5,"])(
    "%j is none",
    (typed) => {
      expect(readDecimal(typed)).toBeNull();
    },
  );

  const cents = fc.bigInt({ min: 0n, max: 99_999_999_999_999n });
  const written = (value: bigint) => {
    const text = String(value).padStart(3, "0");
    return readDecimal(`${text.slice(0, -2)},${text.slice(-2)}`) ?? "";
  };

  test("sums are exact, whatever the order", () => {
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 30 }), (values) => {
        const sum = sumDecimals(values.map(written));
        expect(sum).toBe(sumDecimals(values.map(written).reverse()));
        const hundredths = BigInt(sum.replace(".", "") + "0".repeat(2 - decimalsOf(sum)));
        expect(hundredths).toBe(values.reduce((total, value) => total + value, 0n));
      }),
    );
    expect(sumDecimals(["0.1", "0.2"])).toBe("0.3");
  });
});

const waysUp = new Map([
  ["area", ["area"]],
  ["home", ["home", "area"]],
  ["ward", ["ward", "area"]],
]);
const open = { from: null, to: null };

function figure(id: string, more: Partial<Counted> = {}): Counted {
  const kind = { toolId: "chatbot", unitId: "home", name: "Keskustelut", measure: "kpl", value: "10" };
  return { id, ...kind, startsOn: "2021-05-01", endsOn: "2021-05-31", ...more };
}

describe("figures", () => {
  test("are summed by tool, name and measure, never over different ones", () => {
    const sums = sumFigures(
      [
        figure("a"),
        figure("b", { unitId: "ward", name: "keskustelut", value: "0.5" }),
        figure("c", { measure: "tuntia" }),
        figure("d", { toolId: "teams" }),
      ],
      open,
      waysUp,
    );
    expect(sums.map(({ toolId, measure, total, rows }) => [toolId, measure, total, rows.map(({ id }) => id)])).toEqual([
      ["chatbot", "kpl", "10.5", ["a", "b"]],
      ["chatbot", "tuntia", "10", ["c"]],
      ["teams", "kpl", "10", ["d"]],
    ]);
  });

  test("in per cents are summed with nothing", () => {
    const share = (id: string, value: string, startsOn: string) =>
      figure(id, { measure: "%", value, startsOn, endsOn: startsOn });
    const sums = sumFigures([share("a", "40", "2021-05-03"), share("b", "50", "2021-06-01")], open, waysUp);
    expect(sums.map(({ total, rows }) => [total, rows.map(({ id }) => id)])).toEqual([
      ["40", ["a"]],
      ["50", ["b"]],
    ]);
  });

  test("of the same days are told where the units are the same, or one is part of the other", () => {
    const overlapping = (...figures: Counted[]) =>
      [...(sumFigures(figures, open, waysUp)[0]?.overlapping ?? [])].sort();
    const june = { startsOn: "2021-06-01", endsOn: "2021-06-30" };
    expect(overlapping(figure("a"), figure("b", { ...june }))).toEqual([]);
    expect(overlapping(figure("a"), figure("b", { unitId: "ward" }))).toEqual([]);
    expect(overlapping(figure("a"), figure("b", { ...june, startsOn: "2021-05-31" }))).toEqual(["a", "b"]);
    expect(overlapping(figure("a"), figure("b", { unitId: "area" }), figure("c", june))).toEqual(["a", "b"]);
    expect(overlapping(figure("a"), figure("b", { unitId: null, ...june }), figure("c", { unitId: null }))).toEqual([
      "a",
      "c",
    ]);
    // A long one is still going on when the third begins.
    const year = { startsOn: "2021-01-01", endsOn: "2021-12-31" };
    expect(overlapping(figure("a", year), figure("b"), figure("c", june))).toEqual(["a", "b", "c"]);
  });

  test("that are only partly of the days asked are left out of the sum and told", () => {
    const days = { from: "2021-05-15", to: "2021-06-30" };
    const june = { startsOn: "2021-06-01", endsOn: "2021-06-30", value: "7" };
    const [sum] = sumFigures([figure("a"), figure("b", june), figure("c", { endsOn: "2021-05-14" })], days, waysUp);
    expect([sum?.total, sum?.rows.map(({ id }) => id), sum?.partly.map(({ id }) => id)]).toEqual(["7", ["b"], ["a"]]);
  });

  test("add up to the same whole by parts", () => {
    const units = fc.constantFrom("home", "ward", "elsewhere", null);
    const value = fc.integer({ min: 0, max: 1_000_000 }).map(String);
    fc.assert(
      fc.property(fc.array(fc.record({ unitId: units, value }), { maxLength: 20 }), (rows) => {
        const parts = [{ unitIds: new Set(["home"]) }, { unitIds: new Set(["ward"]) }];
        const totals = totalsByPart(rows, parts);
        expect(sumDecimals(totals.map(({ total }) => total))).toBe(sumDecimals(rows.map((row) => row.value)));
        expect(totals.filter(({ part }) => part === null).length).toBeLessThan(2);
      }),
    );
  });
});

test("units are told by what became of them between their first and last assessment, each tool by itself", () => {
  const pair = (unitId: string, start: number, end: number | null): MeasuredPair => {
    const at = (on: string, score: number) => ({ unitId, toolId: "teams", on, score });
    const span = { unitId, toolId: "teams", start: at("2021-05-01", start), end: at("2021-12-01", end ?? 0) };
    return { unitId, toolId: "teams", span: end === null ? null : span };
  };
  const measured = [pair("a", 0, 100), pair("b", 0, 1), pair("c", 5, 5), pair("d", 200, 100), pair("e", 0, null)];
  expect(unitsByChange(measured)).toEqual(new Map([["teams", { grown: 2, same: 1, fallen: 1, leftOut: 1 }]]));
});
