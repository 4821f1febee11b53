import type { Deps } from "../src/platform/deps.ts";

interface Letters {
  deps: Deps;
  /** The personal links in the mails. */
  tokens: string[];
}

/**
 * The same parts, with an outbox that also remembers the personal links in its mails: the demo's organisations and
 * voters go in by them, as people do. `kind` is the first part of the link's path: "s" for surveys, "v" for votes, "u" for units.
 */
export function rememberingLinks(deps: Deps, kind: "s" | "v" | "u"): Letters {
  const tokens: string[] = [];
  const pattern = new RegExp(`/${kind}/([A-Za-z0-9_-]{43})`);
  const remember = ({ body }: { body: string }) => {
    const token = pattern.exec(body)?.[1];
    if (token !== undefined) tokens.push(token);
  };
  return {
    tokens,
    deps: {
      ...deps,
      postMail: async (trx, mail) => {
        await deps.postMail(trx, mail);
        remember(mail);
      },
      postMails: async (trx, mails) => {
        await deps.postMails(trx, mails);
        mails.forEach(remember);
      },
    },
  };
}

/** The same with an outbox that sends nothing: letters about workshops that were held before the demo began would come too late. */
export function unsentLetters(deps: Deps, kind: "s" | "v" = "s"): Letters {
  return rememberingLinks({ ...deps, postMail: () => Promise.resolve(), postMails: () => Promise.resolve() }, kind);
}
