/** So much one file may hold, and all files of one workshop together. */
export const mostBytes = { file: 10 * 1024 * 1024, workshop: 60 * 1024 * 1024 };

/** Why a file is not taken. */
export type FileRefusal = "empty-file" | "wrong-kind" | "too-large" | "too-much";

/** Whether a file of that size can be kept beside those that the workshop has. */
export function sizeRefusal(size: number, others: number): FileRefusal | null {
  if (size === 0) return "empty-file";
  if (size > mostBytes.file) return "too-large";
  return size + others > mostBytes.workshop ? "too-much" : null;
}
