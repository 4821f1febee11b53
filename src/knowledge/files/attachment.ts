/** So much one file may hold, and all files of one article together. */
const mostBytes = { file: 10 * 1024 * 1024, article: 60 * 1024 * 1024 };

/** Why a file is not taken. */
export type FileRefusal = "no-file" | "empty-file" | "wrong-kind" | "too-large" | "too-much";

/** Whether a file of that many bytes can be kept beside the others, which hold `others` bytes. */
export function sizeRefusal(size: number, others: number): FileRefusal | null {
  if (size === 0) return "empty-file";
  if (size > mostBytes.file) return "too-large";
  return size + others > mostBytes.article ? "too-much" : null;
}
