import { hash, verify } from "@node-rs/argon2";

// OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The argon2id hash of a password, with its salt and cost inside. */
export async function hashPassword(password: string): Promise<string> {
  return await hash(password.normalize("NFKC"), cost);
}

/**
 * Whether the password is the account's. An account that does not exist takes as long as one that does, so that the
 * time does not tell who has an account.
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  noAccount ??= hashPassword("nobody's password");
  const matches = await verify(stored ?? (await noAccount), password.normalize("NFKC"));
  return stored !== null && matches;
}

let noAccount: Promise<string> | undefined;
