/** What a person can put right in a file or its options; the message is one plain English sentence. */
export class InputMistake extends Error {
  override readonly name = "InputMistake";
}
