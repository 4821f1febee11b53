/** A text as it is searched: upper and lower case alike. */
export function folded(text: string): string {
  return text.normalize("NFC").toLocaleLowerCase("fi").trim();
}
