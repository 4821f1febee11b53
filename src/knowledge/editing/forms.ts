import { z } from "zod";
import { freeLine, many, names, nested, texts } from "../../platform/forms.ts";
import { articleKinds } from "../article.ts";

/** So much an article may say in one language. */
const mostCharacters = { title: 160, body: 40_000, note: 200 };

const ids = many.pipe(z.array(z.uuid()).max(500));

/**
 * What an article says and is about; which of its buttons was pressed, and what its writer began from: the version of the
 * texts, and what it was about.
 */
export const ArticleForm = nested(
  z.object({
    kind: z.enum(articleKinds),
    titles: names(mostCharacters.title),
    bodies: texts(mostCharacters.body),
    note: freeLine(mostCharacters.note).default(""),
    toolIds: ids,
    needIds: ids,
    about: z.string().max(50_000).default(""),
    seen: z.coerce.number().int().min(1).max(1_000_000).default(1),
    act: z.enum(["save", "publish", "preview"]),
  }),
);
type SentArticle = z.output<typeof ArticleForm>;
export type ArticleDetails = Omit<SentArticle, "about" | "seen" | "act">;

/** A new article can begin from the page of a tool or a need. */
export const NewArticleQuery = z.object({
  tool: z.uuid().optional().catch(undefined),
  need: z.uuid().optional().catch(undefined),
});

/** The version that is published: the one that its reader saw. */
export const PublishingForm = z.object({ version: z.coerce.number().int().min(1).max(1_000_000) });
