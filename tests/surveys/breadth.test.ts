import { expect, test } from "vitest";
import { broadEnough } from "../../src/surveys/breadth.ts";

test("of surveys, the newest one tells of needs that measures at least half as many as the broadest", () => {
  const survey = (id: string, needs: number) => ({ id, needs });
  expect(broadEnough<{ needs: number }>([])).toEqual(undefined);
  expect(broadEnough([survey("only", 0)])?.id).toBe("only");
  expect(broadEnough([survey("self-assessment", 5), survey("needs", 20)])?.id).toBe("needs");
  expect(broadEnough([survey("shorter", 10), survey("needs", 20)])?.id).toBe("shorter");
  expect(broadEnough([survey("next year", 22), survey("this year", 20), survey("short", 2)])?.id).toBe("next year");
});
