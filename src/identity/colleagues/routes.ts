import type { Request, Response } from "express";
import { actorId, asking } from "../../platform/asking.ts";
import { setSessionCookie } from "../../platform/browser-session.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, withMistake, type FormState } from "../../platform/forms.ts";
import type { Key } from "../../platform/keys.ts";
import { sendPage, type Page } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { accountText, joinPage, messagePage } from "../accounts/pages.ts";
import {
  InvitationParams,
  InviteForm,
  JoinForm,
  MemberParams,
  ProgrammeParams,
  RoleForm,
  TokenParams,
} from "../forms.ts";
import { findAccountByEmail, findOpenLink, getProgrammeName, listInvitations, listMembers } from "../queries.ts";
import { changeMembership, inviteColleague, joinByInvitation, withdrawInvitation } from "./commands.ts";
import { membershipText, staffPage } from "./pages.ts";

/** Who works in a programme: inviting, joining, roles. */
export function colleagueRoutes(deps: Deps): Route[] {
  const { db, countTowards, publicUrl } = deps;

  const page = async (res: Response, programmeId: string, form: FormState, alert: Key | null = null): Promise<Page> => {
    const lists = { members: await listMembers(db, programmeId), invitations: await listInvitations(db, programmeId) };
    return staffPage(programmeId, lists, form, asking(res), alert);
  };

  return [
    get("/programmes/:programmeId/staff", "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      await sendPage(req, res, await page(res, programmeId, emptyForm));
    }),

    post("/programmes/:programmeId/staff/invitations", "owner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const parsed = parseForm(InviteForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, await page(res, programmeId, parsed.form));
      const { locale } = asking(res);
      await inviteColleague(db, { programmeId, ...parsed.data, locale, actorId: actorId(res) }, deps);
      res.redirect(303, `/programmes/${programmeId}/staff`);
    }),

    post("/programmes/:programmeId/staff/invitations/:invitationId/withdrawal", "owner", async (req, res) => {
      const { programmeId, invitationId } = parseParams(InvitationParams, req.params);
      await withdrawInvitation(db, programmeId, invitationId, actorId(res));
      res.redirect(303, `/programmes/${programmeId}/staff`);
    }),

    post("/programmes/:programmeId/staff/:userId/role", "owner", async (req, res) => {
      const { programmeId, userId } = parseParams(MemberParams, req.params);
      const parsed = parseForm(RoleForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, await page(res, programmeId, parsed.form));
      const mistake = await changeMembership(db, {
        programmeId,
        userId,
        role: parsed.data.role,
        actorId: actorId(res),
      });
      if (mistake === null) return res.redirect(303, `/programmes/${programmeId}/staff`);
      await sendPage(req, res, await page(res, programmeId, emptyForm, membershipText[mistake]), 409);
    }),

    post("/programmes/:programmeId/staff/:userId/removal", "owner", async (req, res) => {
      const { programmeId, userId } = parseParams(MemberParams, req.params);
      const mistake = await changeMembership(db, { programmeId, userId, role: null, actorId: actorId(res) });
      if (mistake === null) return res.redirect(303, `/programmes/${programmeId}/staff`);
      await sendPage(req, res, await page(res, programmeId, emptyForm, membershipText[mistake]), 409);
    }),

    get("/invitations/:token", "public", async (req, res) => {
      const { token } = parseParams(TokenParams, req.params);
      await countTowards("linkAddress", req.ip ?? "");
      await sendJoin(req, res, token, emptyForm);
    }),

    post("/invitations/:token", "public", async (req, res) => {
      const { token } = parseParams(TokenParams, req.params);
      const parsed = parseForm(JoinForm, req.body);
      if (!parsed.ok) return await sendJoin(req, res, token, parsed.form);
      await countTowards("signInAddress", req.ip ?? "");
      const outcome = await joinByInvitation(db, token, parsed.data, asking(res).sessionToken);

      if ("token" in outcome) {
        setSessionCookie(res, publicUrl, outcome.token);
        return res.redirect(303, `/programmes/${outcome.programmeId}`);
      }
      const isName = outcome.mistake === "name-missing";
      const words: Key = outcome.mistake === "name-missing" ? "form.required" : accountText[outcome.mistake];
      await sendJoin(req, res, token, withMistake(req.body, isName ? "name" : "password", words));
    }),
  ];

  async function sendJoin(req: Request, res: Response, token: string, form: FormState): Promise<void> {
    const invitation = await findOpenLink(db, "invitation", token);
    if (invitation?.programmeId == null) {
      const page = messagePage(asking(res), "identity.linkUsed.heading", "identity.linkUsed.text");
      await sendPage(req, res, page, 404);
      return;
    }
    const programme = await getProgrammeName(db, invitation.programmeId);
    const hasAccount = (await findAccountByEmail(db, invitation.email)) !== undefined;
    await sendPage(req, res, joinPage({ email: invitation.email, programme, hasAccount }, form, asking(res), token));
  }
}
