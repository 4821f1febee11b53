import { zipNames } from "./unzip.ts";

/** Kinds of files that people are given to read: none that a browser runs, and no macros. */
export const fileKinds = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "png", "jpg"] as const;
export type FileKind = (typeof fileKinds)[number];

const starts: [FileKind, Buffer][] = [
  ["pdf", Buffer.from("%PDF-", "latin1")],
  ["png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ["jpg", Buffer.from([0xff, 0xd8, 0xff])],
];
const zipStart = Buffer.from("PK\x03\x04", "latin1");
const officeParts: [FileKind, string][] = [
  ["docx", "word/document.xml"],
  ["xlsx", "xl/workbook.xml"],
  ["pptx", "ppt/presentation.xml"],
];
// An OpenDocument file begins with its kind, stored as it is.
const openDocuments: [FileKind, string][] = [
  ["odt", "mimetypeapplication/vnd.oasis.opendocument.text"],
  ["ods", "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"],
  ["odp", "mimetypeapplication/vnd.oasis.opendocument.presentation"],
];
const limits = { entries: 10_000, unpackedBytes: 500 * 1024 * 1024, ratio: 200 };

/** What kind of file it is by what it holds, whatever its name says; null for any other kind. Nothing is unpacked. */
export function fileKindOf(content: Buffer): FileKind | null {
  const plain = starts.find(([, start]) => content.subarray(0, start.length).equals(start));
  if (plain !== undefined) return plain[0];
  if (!content.subarray(0, 4).equals(zipStart)) return null;
  const names = zipNames(content, limits);
  if (typeof names === "string" || names.some((name) => /vbaProject|Basic\/|Scripts\//i.test(name))) return null;
  const head = content.toString("latin1", 30, 120);
  const open = openDocuments.find(([, begin]) => head.startsWith(`${begin}PK`));
  return open?.[0] ?? officeParts.find(([, part]) => names.includes(part))?.[0] ?? null;
}

/**
 * A name under which the file can be kept and handed out: no folders, control or direction signs, and the ending of its
 * kind.
 */
export function safeFileName(name: string, kind: FileKind): string {
  const last = name.normalize("NFC").toWellFormed().split(/[/\\]/).at(-1) ?? "";
  const clean = last
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}<>:"|?*]/gu, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  const base = clean.replace(endings[kind] ?? new RegExp(`\\.${kind}$`, "i"), "").replace(/^\.+/, "");
  return `${Array.from(base).slice(0, 100).join("").trim() || "file"}.${kind}`;
}

const endings: Partial<Record<FileKind, RegExp>> = { jpg: /\.jpe?g$/i };
