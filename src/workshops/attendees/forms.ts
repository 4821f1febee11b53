import { requiredLine, says } from "../../platform/forms.ts";

/**
 * The name of somebody whom we write to, or in whose name we write: no address of the web or of mail, so that nobody sends
 * one in our mails by calling themselves so.
 */
export const personName = requiredLine(120).refine(
  (name) => !holdsAddress(name),
  says("workshops.attendee.nameWithAddress"),
);

/** Whether mail programs could make a link of some of it: two words with only a dot between them are enough. */
function holdsAddress(name: string): boolean {
  const plain = name.normalize("NFKC").replaceAll("。", ".");
  const dotted = [...plain.matchAll(/([\p{L}\p{N}-]+)\.(?=(\p{L}{2,}))/gu)];
  return /@|:\/\//.test(plain) || dotted.some(([, before = "", after = ""]) => !isInitial(before, after));
}

const endingsOfShortDomains = /^(?:ai|co|com|io|ly|me|net|org)$/i;

/** Whether it is an initial that stands close to the name: "K.Aho", "J-P.Aho", and not "t.me". */
function isInitial(before: string, after: string): boolean {
  return /^(?:\p{Lu}?-)?\p{Lu}$/u.test(before) && /^\p{Lu}/u.test(after) && !endingsOfShortDomains.test(after);
}
