import fc from "fast-check";
import { expect, test } from "vitest";
import { changesBy, type Known } from "../../src/organisations/registration.ts";
import {
  deepest,
  organisationsOfParts,
  ownName,
  parentName,
  partName,
  pathMistake,
  pathOf,
  renamedParts,
  shortName,
  treeMistake,
  treeOptions,
  type TreeNode,
} from "../../src/organisations/tree.ts";

const care: TreeNode = { id: "c", name: "Hoiva Oy", kind: "organisation", parentId: null };
const home: TreeNode = { id: "h", name: "Hoiva Oy › Kotihoito", kind: "unit", parentId: "c" };
const north: TreeNode = { id: "n", name: "Hoiva Oy › Kotihoito › Pohjoinen", kind: "unit", parentId: "h" };
const aino: TreeNode = { id: "a", name: "Hoiva Oy › Aino", kind: "person", parentId: "c" };
const nodes = [care, home, north, aino];

test.each([
  ["Hoiva Oy › Kotihoito", null],
  ["Hoiva Oy", null],
  ["›", "name-missing"],
  ["Hoiva Oy ›", "name-missing"],
  ["Hoiva Oy › › Kotihoito", "name-missing"],
  ["a›b›c›d›e›f", null],
  ["a›b›c›d›e›f›g", "too-deep"],
])("of a file's name %j it is said: %j", (name, mistake) => {
  expect(pathMistake(name)).toBe(mistake);
});

test("a part's name tells the way down to it", () => {
  expect(partName("Hoiva Oy", "Kotihoito")).toBe("Hoiva Oy › Kotihoito");
  expect(pathOf("Hoiva Oy ›Kotihoito› Pohjoinen")).toEqual(["Hoiva Oy", "Kotihoito", "Pohjoinen"]);
  expect([ownName(north.name), parentName(north.name), parentName(care.name)]).toEqual([
    "Pohjoinen",
    "Hoiva Oy › Kotihoito",
    null,
  ]);
  expect(Object.fromEntries(organisationsOfParts(nodes))).toEqual({ c: "c", h: "c", n: "c", a: "c" });
});

test.each([
  [{ id: null, kind: "organisation", parentId: null }, null],
  [{ id: null, kind: "organisation", parentId: "c" }, "parent-not-allowed"],
  [{ id: null, kind: "unit", parentId: null }, "parent-needed"],
  [{ id: null, kind: "person", parentId: "h" }, null],
  [{ id: null, kind: "unit", parentId: "x" }, "parent-unknown"],
  [{ id: null, kind: "unit", parentId: "a" }, "parent-is-person"],
  [{ id: "h", kind: "unit", parentId: "h" }, "parent-below"],
  [{ id: "h", kind: "unit", parentId: "n" }, "parent-below"],
  [{ id: "n", kind: "unit", parentId: "c" }, null],
  [{ id: "n", kind: "person", parentId: "c" }, null],
  [{ id: "h", kind: "person", parentId: "c" }, "person-with-parts"],
] as const)("%j is judged %j", (thing, mistake) => {
  expect(treeMistake(nodes, thing)).toBe(mistake);
});

test("the tree gets no deeper than it may, nor does what is moved with its parts", () => {
  const chain = Array.from({ length: deepest }, (_, at): TreeNode => ({
    id: `${at}`,
    name: Array.from({ length: at + 1 }, (__, level) => `N${level}`).join(" › "),
    kind: at === 0 ? "organisation" : "unit",
    parentId: at === 0 ? null : `${at - 1}`,
  }));
  expect(treeMistake(chain, { id: null, kind: "unit", parentId: `${deepest - 2}` })).toBeNull();
  expect(treeMistake(chain, { id: null, kind: "unit", parentId: `${deepest - 1}` })).toBe("too-deep");
  expect(treeMistake([...chain, ...nodes], { id: "h", kind: "unit", parentId: `${deepest - 2}` })).toBe("too-deep");
});

test("renaming renames everything below", () => {
  expect(Object.fromEntries(renamedParts(nodes, "c", "Hoito Oy"))).toEqual({
    h: "Hoito Oy › Kotihoito",
    n: "Hoito Oy › Kotihoito › Pohjoinen",
    a: "Hoito Oy › Aino",
  });
});

test("whatever is registered, every part has what it is part of before it, and again changes nothing", () => {
  const name = fc
    .array(fc.constantFrom("Aamu", "ILTA", "ilta", "Yö"), { minLength: 1, maxLength: 4 })
    .map((path) => path.join(" › "));
  const kind = fc.constantFrom("unit" as const, "person" as const);
  const blank = { industryId: null, sizeClass: null, municipality: "", contacts: [] };
  fc.assert(
    fc.property(fc.array(fc.record({ name, kind }), { maxLength: 10 }), (rows) => {
      let last = 0;
      const given = rows.map((row) => ({ ...row, ...blank }));
      const { organisations, ids } = changesBy([], given, () => `${(last += 1)}`);
      const seen = new Map<string, string>();
      for (const one of organisations) {
        const above = parentName(one.name);
        expect(one.parentId).toBe(above === null ? null : seen.get(above));
        expect(one.kind === "organisation").toBe(above === null);
        seen.set(one.name, one.id);
      }
      const known = organisations.map((one): Known => ({ ...one, segmentId: null, contacts: [] }));
      const again = changesBy(known, given, () => "new");
      expect([again.organisations, again.ids]).toEqual([[], ids]);
    }),
  );
});

test("a row says a part's own name and the one right above it, a select how deep it lies", () => {
  expect([care, north].map(({ name }) => shortName(name))).toEqual([
    { own: "Hoiva Oy", above: null },
    { own: "Pohjoinen", above: "Kotihoito" },
  ]);
  const alike = { id: "o", name: "Hoiva Oy › Osasto › Pohjoinen" };
  const texts = (parts: Parameters<typeof treeOptions>[0]) => treeOptions(parts).map(({ text }) => text);
  expect(texts([care, home, north])).toEqual(["Hoiva Oy", "– Kotihoito", "– – Pohjoinen"]);
  expect(texts([north, alike])).toEqual(["– – Pohjoinen (Kotihoito)", "– – Pohjoinen (Osasto)"]);
});

const word = fc.constantFrom("Kotihoito", "Osasto", "Tiimi");
test("a part stands under what it is part of, also where a neighbour's name goes on with a dash", () => {
  const parts = ["Kotihoito – ilta", "Kotihoito › Tiimi 1", "Kotihoito"].map((name) => ({ id: name, name }));
  expect(treeOptions(parts).map(({ text }) => text)).toEqual(["Kotihoito", "– Tiimi 1", "Kotihoito – ilta"]);
});

test("parts of an organisation that lie apart are told apart in a select, each in its place", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(word, word), { selector: (path) => path.join("/") }), (paths) => {
      const parts = paths.map((path) => ({ id: path.join("/"), name: ["Alue", ...path].join(" › ") }));
      const options = treeOptions(parts);
      expect(options.map(({ value }) => value)).toEqual(parts.map(({ id }) => id).toSorted());
      expect(new Set(options.map(({ text }) => text)).size).toBe(parts.length);
    }),
  );
});
