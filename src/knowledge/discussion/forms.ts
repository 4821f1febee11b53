import { z } from "zod";
import { freeText, says } from "../../platform/forms.ts";
import { ArticleParams } from "../forms.ts";

export const PostParams = ArticleParams.extend({ postId: z.uuid() });

export const PostForm = z.object({
  text: freeText(4000).pipe(z.string().min(1, says("knowledge.discussion.empty"))),
});

/** Whether what the post says has been taken into the article. */
export const TakingForm = z.object({ taken: z.enum(["yes", "no"]).transform((word) => word === "yes") });
