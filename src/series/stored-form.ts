import type { ProposalInput } from "./material/proposal-input.ts";
import type { StoredProposal } from "./stored.ts";

/**
 * A stored proposal as its JSON column holds it: what it was made from is one text in it. For thousands of people that
 * is hundreds of thousands of numbers, which the database would take apart one by one, in the embedded one's case in
 * the thread that answers requests.
 */
export function packed({ input, ...found }: StoredProposal): object {
  return { input: JSON.stringify(input), ...found };
}

/** The other way round; proposals stored earlier are not packed. */
export function unpacked(stored: unknown): StoredProposal {
  const { input, ...found } = stored as Omit<StoredProposal, "input"> & { input: ProposalInput | string };
  return { input: typeof input === "string" ? (JSON.parse(input) as ProposalInput) : input, ...found };
}
