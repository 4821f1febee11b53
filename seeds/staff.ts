import { announceSetup } from "../src/identity/index.ts";
import { setUp } from "../src/identity/accounts/commands.ts";
import type { Deps } from "../src/platform/deps.ts";

/** The demo's sign-in, shown on the terminal. It is for a machine of one's own: the demo listens to nobody else. */
export const demoStaff = { name: "Tarja Esimerkki", email: "tarja@example.org", password: "tarvepaja kokeiluun" };

/** The person who owns the demo programmes: the first administrator, made here where there is none. */
export async function demoOwner({ db, publicUrl }: Deps): Promise<{ id: string; isNew: boolean }> {
  const url = await announceSetup(db, publicUrl);
  if (url !== null) {
    const link = new URL(url).pathname.split("/").at(-1) ?? "";
    const made = await setUp(db, link, demoStaff, "none");
    if ("mistake" in made) throw new Error(`The demo's staff: ${made.mistake}`);
  }
  const { id } = await db
    .selectFrom("users")
    .select("id")
    .where("isAdmin", "=", true)
    .orderBy("createdAt")
    .executeTakeFirstOrThrow();
  return { id, isNew: url !== null };
}
