import { expect, test } from "vitest";
import { InputMistake, parseInstance } from "../../src/series/forms.ts";
import { smallInstance } from "./method/instances.ts";

const file = () => JSON.parse(JSON.stringify(smallInstance())) as Record<string, unknown>;

function messageOf(changes: Record<string, unknown>): string {
  try {
    parseInstance({ ...file(), ...changes });
  } catch (error) {
    if (error instanceof InputMistake) return error.message;
    throw error;
  }
  return "accepted";
}

test("a file is read as it is, keys that the command doesn't know left out", () => {
  const instance = parseInstance({ ...file(), reference: { objective: 1 }, note: "from a colleague" });
  expect(JSON.parse(JSON.stringify(instance))).toEqual({ ...file(), own: 0, common: 0 });
});

test("slots and facilitators are the product's: the command ignores them", () => {
  const times = { slots: [{ id: "monday", away: [] }], facilitators: "nobody" };
  const fixed = [{ topic: "video", level: 0, slot: "monday" }];
  const instance = parseInstance({ ...file(), ...times, fixed });
  expect(JSON.parse(JSON.stringify(instance))).toEqual({
    ...{ ...file(), own: 0, common: 0 },
    fixed: [{ topic: "video", level: 0 }],
  });
});

test("weights, λ, the share of a top need and copies may be left out", () => {
  const { lambda, topShare, copies, ...rest } = file();
  expect([lambda, topShare, copies]).toEqual([0.3, 0.75, 1]);
  const participants = smallInstance().participants.map(({ id }) => ({ id }));
  expect(parseInstance({ ...rest, participants })).toMatchObject({
    ...{ lambda: 0.3, topShare: 0.75, copies: 1 },
    participants: participants.map(({ id }) => ({ id, weight: 1 })),
  });
});

test("planning by groups needs own and common, and no number of workshops", () => {
  const { workshops, perPerson, ...rest } = file();
  expect([workshops, perPerson]).toEqual([2, 1]);
  expect(parseInstance({ ...rest, mode: "groups", own: 1, common: 0 })).toMatchObject({ own: 1, common: 0 });
  expect(messageOf({ mode: "groups", own: 1 })).toBe('common: needed in mode "groups".');
  expect(messageOf({ workshops: undefined })).toBe('workshops: needed in mode "free".');
});

test("a fixed workshop names its topic by key or by place", () => {
  const fixed = [{ topic: 2, level: 0 }, { topic: "excel", level: 0, members: ["ada"] }]; // prettier-ignore
  expect(parseInstance({ ...file(), fixed }).fixed?.map(({ topic }) => topic)).toEqual(["privacy", "excel"]);
});

test.each([
  [{ gap: [[1, 2, 0]] }, "gap[0][1]: Too big: expected number to be <=1."],
  [{ mode: "random" }, 'mode: Invalid option: expected one of "free"|"groups"|"mixed".'],
  [{ size: [0, 4] }, "size[0]: Too small: expected number to be >=1."],
  [{ participants: [{ weight: 1 }] }, "participants[0].id: Invalid input: expected string, received undefined."],
  [{ gap: [[1, 1, 1]] }, "gap: expected 4 rows, found 1."],
  [{ level: [[0], [0, 0, 0], [0, 0, 0], [0, 0, 0]] }, "level[0]: expected 3 values, found 1."],
  [
    {
      level: [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
        [0, null, 1],
      ],
    },
    "level[3][2]: expected a level from 0 to 0, found 1.",
  ],
  [{ cost: [[1], [1]] }, "cost: expected 3 rows, found 2."],
  [{ topics: [{ key: "a" }, { key: "b" }, { key: "a" }] }, 'topics[2].key: "a" is already used.'],
  [{ fixed: [{ topic: "golf", level: 0 }] }, 'fixed[0].topic: there is no topic "golf".'],
  [{ fixed: [{ topic: 3, level: 0 }] }, "fixed[0].topic: there is no topic 3."],
  [{ fixed: [{ topic: "video", level: 1 }] }, "fixed[0].level: expected a level from 0 to 0, found 1."],
  [{ fixed: [{ topic: "video", level: 0, members: ["eva"] }] }, 'fixed[0].members[0]: there is no participant "eva".'],
  [{ fixed: [{ topic: "video", level: 0, group: "east" }] }, 'fixed[0].group: no participant is in group "east".'],
  [{ cannotLink: [["ada", "eva"]] }, 'cannotLink[0][1]: there is no participant "eva".'],
  [{ cannotLink: [["ada", "ada"]] }, 'cannotLink[0]: names "ada" twice.'],
])("refused with its path: %j", (changes, message) => {
  expect(messageOf(changes)).toBe(message);
});

test("what is no object at all is refused", () => {
  expect(() => parseInstance("[]")).toThrow("The file: Invalid input: expected object, received string.");
});

test("a group can't bear the name of an audience", () => {
  const participants = smallInstance().participants.map(({ id }) => ({ id, group: "all" }));
  expect(messageOf({ mode: "groups", own: 1, common: 0, participants })).toBe(
    'participants[0].group: "all" names an audience and can\'t be a group.',
  );
});
