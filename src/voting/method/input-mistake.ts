/** A mistake in a file or an option that a person can put right: a plain English sentence that says where. */
export class InputMistake extends Error {
  override readonly name = "InputMistake";
}
