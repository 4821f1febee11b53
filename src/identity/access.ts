import type { Role } from "../platform/asking.ts";

/** From least to most: each role may do what those before it may. */
export const roles = ["viewer", "facilitator", "planner", "owner"] as const satisfies readonly Role[];

/** Whether who has the role may do what the other role may. */
export function includesRole(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed);
}

export type PasswordMistake = "too-short" | "too-long" | "too-common" | "contains-email";

/**
 * Why this password may not be used, or null when it may (ASVS 5.0, 6.2: at least 12 characters, none of the common
 * ones, no rules on kinds of characters). Length is counted in characters; above 200 it is refused.
 */
export function passwordMistake(password: string, email: string): PasswordMistake | null {
  const { length } = Array.from(password);
  if (length < 12) return "too-short";
  if (length > 200) return "too-long";
  const folded = password.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  const bare = folded.replaceAll(/\p{N}+$/gu, "");
  if (commonPasswords.has(folded) || commonPasswords.has(bare) || isMonotonous(folded)) return "too-common";
  const [account = ""] = email.toLowerCase().split("@");
  return account.length >= 4 && folded.includes(account.replaceAll(/[^\p{L}\p{N}]/gu, "")) ? "contains-email" : null;
}

// "aaaaaaaaaaaa", "abababababab", "123123123123": a short piece repeated.
function isMonotonous(text: string): boolean {
  return /^(.{1,4})\1+$/u.test(text);
}

// The head of the lists of leaked passwords that are 12 characters or become so with digits behind them, in the
// languages of the product; shorter ones cannot be chosen anyway.
const commonPasswords = new Set(
  `123456789012 1234567890 12345678910 123456789123 1q2w3e4r5t6y qwertyuiop qwertyuiopasdf qwertyuiopå qwerty qwerty123456
  asdfghjkl asdfghjklöä asdfghjklzxcvbnm zxcvbnm password passwordpassword passw0rd p4ssw0rd salasana salasanasalasana salasana1 lösenord
  lösenordlösenord losenord iloveyou administrator adminadmin admin welcome welcometo letmein letmeinplease changeme changemeplease
  default football princess sunshine dragon monkey superman baseball trustno trustnoone abcdefghijkl abcdefghijklm abcdefghijklmnop
  tarvepaja tarvepajatarvepaja digivointi perkele perkeleperkele suomi suomisuomi finland sverige kesäkesäkesä rakastan rakkaus jumalauta
  mansikka mustikka hyvinvointi helsinki tervetuloa qazwsxedcrfv qazwsxedc 1qaz2wsx3edc 1qaz2wsx3edc4rfv correcthorsebatterystaple`.split(
    /\s+/,
  ),
);
