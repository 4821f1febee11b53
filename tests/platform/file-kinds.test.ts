// Files that people are given to read are told by what they hold, and kept under names that harm nobody.
import fc from "fast-check";
import { expect, test } from "vitest";
import { fileKindOf, fileKinds, safeFileName } from "../../src/platform/file-kinds.ts";
import { zipStored } from "../../src/platform/unzip.ts";
import { zipFiles } from "./zip-files.ts";

const office = (...names: string[]) =>
  zipFiles(["[Content_Types].xml", ...names].map((name) => ({ name, data: "<x/>" })));
const openDocument = (kind: string) =>
  zipStored([
    { name: "mimetype", data: Buffer.from(`application/vnd.oasis.opendocument.${kind}`) },
    { name: "content.xml", data: Buffer.from("<x/>") },
  ]);

test("a kind is told by the content", () => {
  const told = {
    pdf: Buffer.from("%PDF-1.7\n"),
    png: Buffer.from("\x89PNG\r\n\x1a\n....", "latin1"),
    jpg: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]),
    docx: office("word/document.xml"),
    xlsx: office("xl/workbook.xml"),
    pptx: office("ppt/presentation.xml", "ppt/media/image1.png"),
    odt: openDocument("text"),
    ods: openDocument("spreadsheet"),
    odp: openDocument("presentation"),
  };
  expect(Object.fromEntries(Object.entries(told).map(([kind, content]) => [kind, fileKindOf(content)]))).toEqual(
    Object.fromEntries(fileKinds.map((kind) => [kind, kind])),
  );
});

test("what a browser would run, what holds macros, other archives and broken ones are of no kind", () => {
  const refused = {
    html: Buffer.from("<!doctype html><script>alert(1)</script>"),
    svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    program: Buffer.from("MZ\x90\x00", "latin1"),
    macros: office("word/document.xml", "word/vbaProject.bin"),
    basic: zipStored([
      { name: "mimetype", data: Buffer.from("application/vnd.oasis.opendocument.text") },
      { name: "Basic/Standard/Module1.xml", data: Buffer.from("<x/>") },
    ]),
    template: openDocument("text-template"),
    archive: zipFiles([{ name: "a.exe", data: "x" }]),
    bomb: zipFiles([{ name: "word/document.xml", data: Buffer.alloc(3 * 1024 * 1024) }]),
    cut: office("word/document.xml").subarray(0, 40),
    empty: Buffer.alloc(0),
  };
  expect(Object.entries(refused).filter(([, content]) => fileKindOf(content) !== null)).toEqual([]);
});

test("a name keeps what people read in it, and gets the ending of the kind", () => {
  const names = [
    ["Kalvot åäö.pdf", "Kalvot åäö.pdf"],
    ["C:\\temp\\..\\kalvot.PDF", "kalvot.pdf"],
    ["../../etc/passwd", "passwd.pdf"],
    ["lasku.pdf.exe", "lasku.pdf.exe.pdf"],
    ["a\u202Efdp.exe", "afdp.exe.pdf"],
    ['x"; filename=evil.html\r\n', "x; filename=evil.html.pdf"],
    ["...", "file.pdf"],
  ];
  expect(names.map(([name = ""]) => safeFileName(name, "pdf"))).toEqual(names.map(([, safe]) => safe));
  expect(safeFileName("kuva.JPEG", "jpg")).toBe("kuva.jpg");
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
      const safe = safeFileName(name, "docx");
      expect(safe).toMatch(/^[^/\\<>:"|?*\p{Cc}\p{Cf}]+\.docx$/u);
      expect(Array.from(safe).length).toBeLessThanOrEqual(120);
    }),
  );
});
