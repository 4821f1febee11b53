import { requiredLine, says } from "../../platform/forms.ts";

/**
 * The name of somebody whom we write to, or in whose name we write: no address of the web, so that nobody sends one in our
 * mails by calling themselves so.
 */
export const personName = requiredLine(120).refine(
  (name) => !/:\/\/|www\.|\w\.\w{2,}\//i.test(name),
  says("workshops.attendee.nameWithAddress"),
);
