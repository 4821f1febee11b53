import type { Deps } from "../src/platform/deps.ts";

/**
 * The same parts, with an outbox that also remembers the personal links in its mails: the demo's organisations and
 * voters go in by them, as people do. `kind` is the first part of the link's path: "s" for surveys, "v" for votes.
 */
export function rememberingLinks(deps: Deps, kind: "s" | "v"): { deps: Deps; tokens: string[] } {
  const tokens: string[] = [];
  const pattern = new RegExp(`/${kind}/([A-Za-z0-9_-]{43})`);
  return {
    tokens,
    deps: {
      ...deps,
      postMail: async (trx, mail) => {
        await deps.postMail(trx, mail);
        const token = pattern.exec(mail.body)?.[1];
        if (token !== undefined) tokens.push(token);
      },
    },
  };
}
