import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import {
  instantOf,
  newLinkRefusal,
  reachable,
  dueReminders,
  recipientsOf,
  suggestedClosing,
} from "../../src/surveys/publishing/recipients.ts";
import { isOpen, publishRefusal, removalRefusal, reopenRefusal, stateAt } from "../../src/surveys/survey-life.ts";

const at = (text: string) => Temporal.Instant.from(text);
const noon = at("2027-03-12T12:00:00Z");
const open = { state: "open" as const, closesAt: noon };

describe("the life of a survey", () => {
  test("it is open until the closing time and closed from that instant on", () => {
    expect([noon.subtract({ nanoseconds: 1 }), noon, noon.add({ hours: 1 })].map((now) => stateAt(open, now))).toEqual([
      "open",
      "closed",
      "closed",
    ]);
    expect(isOpen({ state: "closed", closesAt: noon }, noon.subtract({ hours: 1 }))).toBe(false);
    expect(isOpen({ state: "draft", closesAt: null }, noon)).toBe(false);
  });

  test("only a whole draft with somebody to ask and a time ahead is published", () => {
    const draft = { state: "draft" as const, closesAt: null };
    const plan = { closesAt: noon, recipients: 1, isStructureSound: true, areTextsWhole: true, areLettersWhole: true };
    const now = noon.subtract({ hours: 1 });
    expect(publishRefusal(draft, plan, now)).toBeNull();
    expect(publishRefusal(open, plan, now)).toBe("already-published");
    expect(publishRefusal(draft, { ...plan, isStructureSound: false }, now)).toBe("structure");
    expect(publishRefusal(draft, { ...plan, areTextsWhole: false }, now)).toBe("texts-missing");
    expect(publishRefusal(draft, { ...plan, areLettersWhole: false }, now)).toBe("letters-missing");
    expect(publishRefusal(draft, { ...plan, recipients: 0 }, now)).toBe("nobody-to-ask");
    expect(publishRefusal(draft, plan, noon)).toBe("closing-not-ahead");
  });

  test("a survey that nobody was invited to cannot be opened, one with answers cannot be removed", () => {
    const now = noon.subtract({ hours: 1 });
    const closed = { state: "closed" as const, closesAt: null };
    expect(reopenRefusal(closed, { closesAt: noon, invitations: 0 }, now)).toBe("no-invitations");
    expect(reopenRefusal(closed, { closesAt: noon, invitations: 2 }, now)).toBeNull();
    expect(reopenRefusal({ state: "draft", closesAt: null }, { closesAt: noon, invitations: 0 }, now)).toBe(
      "not-published",
    );
    expect(removalRefusal({ state: "draft", closesAt: null }, { invitations: 0, responses: 0 })).toBeNull();
    expect(removalRefusal(closed, { invitations: 0, responses: 3 })).toBe("has-answers");
    expect(removalRefusal(open, { invitations: 3, responses: 0 })).toBe("published");
  });
});

describe("closing times", () => {
  test("are the programme's own hours, also where the clocks are changed", () => {
    expect(instantOf("2027-03-27", "16:00", "Europe/Helsinki").toString()).toBe("2027-03-27T14:00:00Z");
    expect(instantOf("2027-03-28", "16:00", "Europe/Helsinki").toString()).toBe("2027-03-28T13:00:00Z");
    expect(instantOf("2027-03-28", "03:30", "Europe/Helsinki").toString()).toBe("2027-03-28T01:30:00Z");
    expect(instantOf("2027-10-31", "03:30", "Europe/Helsinki").toString()).toBe("2027-10-31T00:30:00Z");
  });

  test("the suggestion lies two weeks ahead and on no weekend", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (hours) => {
        const now = noon.add({ hours });
        const { day, time } = suggestedClosing(now, "Europe/Helsinki");
        expect(Temporal.PlainDate.from(day).dayOfWeek).toBeLessThan(6);
        const ahead = instantOf(day, time, "Europe/Helsinki").since(now).total("hours");
        expect(ahead).toBeGreaterThan(13 * 24);
        expect(ahead).toBeLessThan(17 * 24);
      }),
    );
  });
});

test("each organisation's first contact gets the mail, and organisations without one are named", () => {
  const organisations = [
    { id: "a", name: "A" },
    { id: "b", name: "B" },
  ];
  const person = { organisationId: "a", email: "x@example.org", locale: "fi" as const };
  const contacts = [
    { ...person, id: "1", name: "Main" },
    { ...person, id: "2", name: "Second" },
  ];
  const { recipients, withoutContact } = recipientsOf(organisations, contacts);
  expect(recipients.map(({ organisationName, name }) => [organisationName, name])).toEqual([["A", "Main"]]);
  expect(withoutContact).toEqual([{ id: "b", name: "B" }]);
});

test("reminders are for the unsent who were not written to within the hour and have not declined, new links wait a minute", () => {
  const invitation = (id: string, isSent: boolean, minutes: number, declinedBy: string | null = null) => ({
    ...{ id, organisationId: id, isSent, participantId: declinedBy ?? "contact" },
    mailedAt: noon.subtract({ minutes }),
    declinedAt: declinedBy === null ? null : noon,
  });
  const invitations = [
    ...[invitation("old", false, 61), invitation("fresh", false, 59), invitation("sent", true, 600)],
    // What the contact before said of reminders is not the new one's word.
    ...[invitation("declined", false, 600, "contact"), invitation("renewed", false, 600, "contact before")],
    invitation("unreachable", false, 600),
  ];
  const recipients = ["old", "fresh", "sent", "declined", "renewed"].map((organisationId) => {
    const person = { participantId: "contact", name: "Ada", email: "ada@example.org", locale: "fi" as const };
    return { organisationId, organisationName: organisationId, ...person };
  });
  const due = dueReminders(reachable(invitations, recipients), noon);
  expect(due.map((each) => each.invitation.id)).toEqual(["old", "renewed"]);
  expect(dueReminders(due, noon, { hours: 2 }).map((each) => each.invitation.id)).toEqual(["renewed"]);
  const plan = { isOpen: true, hasContact: true, mailedAt: noon.subtract({ seconds: 61 }) };
  expect(newLinkRefusal(plan, noon)).toBeNull();
  expect(newLinkRefusal({ ...plan, mailedAt: noon }, noon)).toBe("just-sent");
  expect(newLinkRefusal({ ...plan, hasContact: false }, noon)).toBe("no-contact");
  expect(newLinkRefusal({ ...plan, isOpen: false }, noon)).toBe("not-open");
});
