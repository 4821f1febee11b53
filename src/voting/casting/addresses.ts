/** The address of a voter's pages; only who has opened a link may use them. */
export function votingUrl(ballotId: string, page?: VoterPage): string {
  return page === undefined ? `/ballot/${ballotId}` : `/ballot/${ballotId}/${page}`;
}

type VoterPage = "vote" | "receipt" | "recount" | "papers" | "proposals" | "similar" | `proposals/${string}/withdrawal`;

/** Where one asks for a link to a vote again. */
export const askForVoteLinkUrl = "/v";

/** Where those in the room type the code that is shown there, and where its QR code leads, followed by the code. */
export const joinUrl = "/join";
export const joinCodeUrl = "/j";
