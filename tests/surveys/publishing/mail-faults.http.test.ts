// A survey's invitations while the mail server is silent, busy, slow, refuses, or is cut off before it has answered.
import { SMTPServer, type SMTPServerSession } from "smtp-server";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSurveyFromTemplate } from "../../../src/surveys/commands.ts";
import { aProgramme, openTestApp, type TestApp } from "../../support/app.ts";
import { header } from "../../support/smtp-server.ts";
import { withOrganisations } from "../people.ts";

let product: TestApp;
let server: SMTPServer;
/** Every mail that came to its end, by its recipient, with the Message-ID of each try. */
const tries = new Map<string, string[]>();
/** While set, whoever hands over a mail waits for it. */
let hold: Promise<void> | undefined;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: ({ address }, _session, done) => done(address.startsWith("gone") ? refusal(550) : null),
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        void (hold ?? Promise.resolve()).then(() => answer(session, Buffer.concat(parts).toString(), done));
      });
    },
  });
  server.on("error", () => undefined); // a connection that is cut
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  product = await openTestApp({ smtpUrl: `smtp://127.0.0.1:${port}` });
  await product.startJobs();
});
afterAll(async () => {
  await product.close();
  await new Promise<void>((resolve) => server.close(resolve));
});

const refusal = (responseCode: number) => Object.assign(new Error("No"), { responseCode });

function answer(session: SMTPServerSession, text: string, done: (error?: Error | null) => void): void {
  const address = session.envelope.rcptTo[0]?.address ?? "";
  const before = tries.get(address) ?? [];
  tries.set(address, [...before, header(text, "Message-ID") ?? ""]);
  const isFirst = before.length === 0;
  if (address.startsWith("busy") && isFirst) done(refusal(451));
  else if (address.startsWith("unwanted")) done(refusal(554));
  else if (address.startsWith("cut") && isFirst) cutOff(session);
  else done();
}

/** The mail has been taken, and the connection breaks before that is said. */
function cutOff({ id }: SMTPServerSession): void {
  const { connections } = server as unknown as { connections: Set<{ session: { id: string }; close: () => void }> };
  for (const each of connections) if (each.session.id === id) each.close();
}

const until = { timeout: 60_000, interval: 100 };

test(
  "F6: publishing waits for no mail; what can be tried again is, under the same Message-ID, and what cannot is shown",
  { timeout: 120_000 },
  async () => {
    const { id: programmeId, ownerId } = await aProgramme(product.db);
    const names = ["Fine Oy", "Busy Oy", "Gone Oy", "Unwanted Oy", "Cut Oy"];
    await withOrganisations(product.db, programmeId, Object.fromEntries(names.map((name) => [name, "fi" as const])));
    const { id } = await createSurveyFromTemplate(product.db, { programmeId, template: "digivointi" }, ownerId);
    const planner = await product.signedIn("planner", programmeId);
    const url = `/programmes/${programmeId}/surveys/${id}`;

    const held = Promise.withResolvers<undefined>();
    hold = held.promise;
    const published = await planner.post(`${url}/publication`, { closesOn: "2099-01-01", closesAt: "16:00" });
    expect([published.status, tries.size]).toEqual([303, 0]);
    const states = async () => {
      const mails = await product.db.selectFrom("mails").select(["toAddress", "state", "isRefused", "body", "messageId"]).where("programmeId", "=", programmeId).execute(); // prettier-ignore
      return new Map(mails.map((mail) => [mail.toAddress.split(".")[0]!, mail]));
    };
    expect([...(await states()).values()].filter(({ state }) => state === "sent")).toEqual([]);
    expect((await planner.get(`${url}/responses`)).status).toBe(200);
    held.resolve(undefined);
    hold = undefined;

    const summary = async () => Object.fromEntries([...(await states())].map(([name, { state, isRefused }]) => [name, isRefused ? "refused" : state])); // prettier-ignore
    await expect.poll(summary, until).toEqual({ fine: "sent", busy: "sent", gone: "refused", unwanted: "refused", cut: "sent" }); // prettier-ignore
    const mails = await states();
    const ids = (name: string) => tries.get(`${name}.oy@example.org`);
    const own = (name: string) => mails.get(name)?.messageId;
    expect([ids("fine"), ids("busy"), ids("cut"), ids("gone"), ids("unwanted")]).toEqual([
      [own("fine")],
      [own("busy"), own("busy")],
      [own("cut"), own("cut")],
      undefined,
      [own("unwanted")],
    ]);
    // What was sent leaves no link behind; what failed is told to staff, beside the organisation.
    expect([...mails].filter(([, { state, body }]) => (state === "sent") !== (body === null))).toEqual([]);
    expect((await planner.get(`${url}/responses?state=failed`)).text).toMatch(/Gone Oy[\s\S]*Unwanted Oy/);
  },
);
