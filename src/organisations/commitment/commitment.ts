/** How far an organisation has bound itself to taking part. */
export type Commitment = "none" | "interested" | "committed" | "left";

/** Every commitment, from the closest to the farthest. */
export const commitments = ["committed", "interested", "none", "left"] as const satisfies readonly Commitment[];

/** How commitment is written in files: in the product's own words, and as an answer to the heading "Committed?". */
const written: Record<Commitment, readonly string[]> = {
  committed: [
    ...["sitoutunut", "sitoutuneet", "kyllä"],
    ...["har förbundit sig", "förbundit sig", "ja"],
    ...["committed", "yes", "x", "1"],
  ],
  interested: ["kiinnostunut", "kiinnostuneet", "ehkä", "intresserad", "kanske", "interested", "maybe"],
  none: [
    ...["ei tiedossa", "ei tietoa", "ei tiedetä", "tuntematon", "ei", "ei sitoutunut"],
    ...["inte känt", "okänt", "okänd", "nej"],
    ...["not known", "unknown", "not committed", "no", "none", "-", "–", "0", "?"],
  ],
  left: [
    ...["jäänyt pois", "jättäytynyt pois", "lähtenyt", "poistunut", "keskeyttänyt"],
    ...["har hoppat av", "hoppat av", "avhoppad", "lämnat", "har lämnat"],
    ...["has left", "left", "dropped out"],
  ],
};

/** The commitment that the words of a file mean, in Finnish, Swedish or English; undefined when they mean none. */
export function readCommitment(text: string): Commitment | undefined {
  const words = text.toLowerCase().replace(/[.!]+$/, "");
  return commitments.find((commitment) => written[commitment].includes(words));
}
