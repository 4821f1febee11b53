import type { Temporal } from "temporal-polyfill";
import type { Asking } from "../../platform/asking.ts";
import { formField } from "../../platform/fields.ts";
import { emptyForm, type FormState } from "../../platform/forms.ts";
import { formatInstant } from "../../platform/i18n.ts";
import { articleUrl } from "../addresses.ts";
import { decides, type Reader } from "../article.ts";
import type { Article } from "../queries.ts";
import { isNew } from "./reading.ts";
import type { Post } from "./queries.ts";

interface Discussion {
  article: Article;
  posts: readonly Post[];
  readAt: Temporal.Instant | null;
  reader: Reader;
  timeZone: string;
}

/** What was typed into the discussion: into a new post, or into the one of that id. */
export interface TypedPost {
  postId: string | null;
  form: FormState;
}

/** The discussion of those who write, new posts marked, with the form for one more. */
export function discussionModel(discussion: Discussion, typed: TypedPost | undefined, { t, locale }: Asking) {
  const { article, posts, readAt, reader, timeZone } = discussion;
  const url = `${articleUrl(article)}/posts`;
  const mayTake = decides(article, reader);
  const formOf = (postId: string | null) => (typed?.postId === postId ? typed.form : emptyForm);
  const textField = (postId: string | null, value: string) => {
    const field = formField(formOf(postId), t, "text", { label: t("knowledge.discussion.text"), rows: 3, value });
    // One field of the same name in each post's form: each needs an id of its own.
    const id = postId === null ? "f-text" : `f-text-${postId}`;
    return { ...field, id, describedBy: field.error === null ? null : `${id}-error` };
  };
  const models = posts.map((post) => ({
    id: post.id,
    by: t("knowledge.discussion.of", {
      name: post.authorName ?? t("knowledge.versions.someone"),
      when: formatInstant(post.postedAt, locale, timeZone),
    }),
    text: post.text,
    isNew: isNew(post, readAt, reader.userId),
    edited:
      post.editedAt === null
        ? null
        : t("knowledge.discussion.edited", { when: formatInstant(post.editedAt, locale, timeZone) }),
    isTaken: post.takenAt !== null,
    taking: mayTake ? { url: `${url}/${post.id}/taking`, value: post.takenAt === null ? "yes" : "no" } : null,
    editing:
      post.authorId === reader.userId
        ? { url: `${url}/${post.id}`, field: textField(post.id, post.text), isOpen: typed?.postId === post.id }
        : null,
    removalUrl: post.authorId === reader.userId || mayTake ? `${url}/${post.id}/removal` : null,
  }));
  return {
    posts: models,
    url,
    field: textField(null, ""),
    readUrl: models.some((post) => post.isNew) ? `${articleUrl(article)}/reading` : null,
  };
}
