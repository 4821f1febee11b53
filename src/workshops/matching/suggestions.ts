/** An organisation that a guest might be of, and what speaks for it. */
export interface Candidate {
  organisationId: string;
  name: string;
  /** Whether the guest's organisation was known to be this one when they came. */
  isNamed: boolean;
  /** Whether its contacts have addresses of the same domain. */
  isSameDomain: boolean;
  /** How alike its name is to what the guest wrote, 0–1 (trigrams). */
  likeness: number;
}

const leastLikeness = 0.35;
const mostSuggested = 3;

/** The organisations worth proposing, the likeliest first; at most three. */
export function suggested(candidates: readonly Candidate[]): Candidate[] {
  const weight = ({ isNamed, isSameDomain, likeness }: Candidate) =>
    likeness + (isNamed ? 2 : 0) + (isSameDomain ? 1 : 0);
  return candidates
    .filter((candidate) => reasonsFor(candidate).length > 0)
    .sort((a, b) => weight(b) - weight(a) || (a.name < b.name ? -1 : 1))
    .slice(0, mostSuggested);
}

/** What speaks for an organisation. */
export type Reason = "named" | "name" | "domain";

/** Why it is proposed, the strongest reason first; nothing for one that is not. */
export function reasonsFor({ isNamed, isSameDomain, likeness }: Candidate): Reason[] {
  const reasons: (Reason | false)[] = [
    isNamed && "named",
    !isNamed && likeness >= leastLikeness && "name",
    isSameDomain && "domain",
  ];
  return reasons.filter((reason) => reason !== false);
}

/** Domains of mail for everybody: two people who have one have nothing else in common. */
export const commonProviders: readonly string[] = [
  ...["gmail.com", "googlemail.com", "hotmail.com", "hotmail.fi", "outlook.com", "outlook.fi", "live.com", "live.fi"],
  ...["msn.com", "icloud.com", "me.com", "yahoo.com", "luukku.com", "suomi24.fi", "kolumbus.fi", "elisanet.fi"],
  ...["saunalahti.fi", "welho.com", "pp.inet.fi", "inet.fi", "netti.fi", "proton.me", "protonmail.com", "mail.com"],
];
