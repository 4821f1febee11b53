import { actorId, asking } from "../platform/asking.ts";
import type { Deps } from "../platform/deps.ts";
import { parseParams, parseStrictly } from "../platform/forms.ts";
import { sendPage } from "../platform/pages.ts";
import { get, post, type Route } from "../platform/routes.ts";
import { getProgramme } from "../programmes/index.ts";
import { retryMail } from "./commands.ts";
import { MailParams, PageQuery, ProgrammeParams } from "./forms.ts";
import { mailPage, mailsPage } from "./pages.ts";
import { countMails, getMail, listMails } from "./queries.ts";

const perPage = 50;

/** The programme's outgoing mails: what has left, what waits, what failed; without a mail server, what to read here. */
export function outboxRoutes({ db, jobs, sendsMail }: Deps): Route[] {
  return [
    get("/programmes/:programmeId/mails", "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const { page } = parseStrictly(PageQuery, req.query);
      const programme = await getProgramme(db, programmeId);
      const mails = await listMails(db, programmeId, { limit: perPage, offset: (page - 1) * perPage });
      const list = { mails, counts: await countMails(db, programmeId), page, perPage };
      await sendPage(req, res, mailsPage(programme, list, sendsMail, asking(res)));
    }),

    get("/programmes/:programmeId/mails/:mailId", "planner", async (req, res) => {
      const { programmeId, mailId } = parseParams(MailParams, req.params);
      const programme = await getProgramme(db, programmeId);
      const mail = await getMail(db, programmeId, mailId);
      await sendPage(req, res, mailPage(programme, mail, sendsMail, asking(res)));
    }),

    post("/programmes/:programmeId/mails/:mailId/retry", "planner", async (req, res) => {
      const { programmeId, mailId } = parseParams(MailParams, req.params);
      await retryMail(db, jobs, { programmeId, mailId, actorId: actorId(res) });
      res.redirect(303, `/programmes/${programmeId}/mails/${mailId}`);
    }),
  ];
}
