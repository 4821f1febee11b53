import type { Request, Response } from "express";
import { actorId, asking } from "../../platform/asking.ts";
import { setSessionCookie } from "../../platform/browser-session.ts";
import type { Deps } from "../../platform/deps.ts";
import {
  emptyForm,
  isShownAgain,
  parseForm,
  parseParams,
  parseStrictly,
  withMistake,
  type FormState,
} from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { readKept, type KeptForm } from "../../platform/kept-form.ts";
import { endSession } from "../commands.ts";
import {
  AccountForm,
  NewPasswordForm,
  NextAddress,
  PasswordChangeForm,
  ProfileForm,
  ResetRequestForm,
  SignInForm,
  TokenParams,
} from "../forms.ts";
import { findOpenLink, findSession, getAccount } from "../queries.ts";
import {
  askForReset,
  changePassword,
  editProfile,
  resetPassword,
  setUp,
  signIn,
  type AccountMistake,
} from "./commands.ts";
import {
  accountPage,
  accountText,
  keptFormPage,
  messagePage,
  resetPage,
  resetRequestPage,
  setupPage,
  signInPage,
} from "./pages.ts";

/** The first administrator, signing in and out, a forgotten password, one's own account. */
export function accountRoutes(deps: Deps): Route[] {
  const { db, countTowards, discount, publicUrl, sendsMail } = deps;

  const goOn = (res: Response, token: string, url: string) => {
    setSessionCookie(res, publicUrl, token);
    res.redirect(303, url);
  };
  /** The answer to the sign-in is the page with the form, since the form is nowhere but in what was sent. */
  const giveBack = async (req: Request, res: Response, token: string, kept: KeptForm) => {
    setSessionCookie(res, publicUrl, token);
    const session = await findSession(db, token);
    Object.assign(asking(res), { sessionToken: token, visitor: session?.visitor ?? null });
    await sendPage(req, res, keptFormPage(kept, asking(res)));
  };
  const linkUsed = (req: Request, res: Response) =>
    sendPage(req, res, messagePage(asking(res), "identity.linkUsed.heading", "identity.linkUsed.text"), 404);
  const noMail = (req: Request, res: Response) =>
    sendPage(req, res, messagePage(asking(res), "identity.reset.heading", "identity.reset.noMail"));

  return [
    get("/setup/:token", "public", async (req, res) => {
      const { token } = parseParams(TokenParams, req.params);
      if ((await findOpenLink(db, "setup", token)) === undefined) return await linkUsed(req, res);
      await sendPage(req, res, setupPage(emptyForm, asking(res), token));
    }),

    post("/setup/:token", "public", async (req, res) => {
      const { token } = parseParams(TokenParams, req.params);
      const parsed = parseForm(AccountForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, setupPage(parsed.form, asking(res), token));
      await countTowards("signInAddress", req.ip ?? "");
      const outcome = await setUp(db, token, parsed.data, asking(res).sessionToken);

      if ("token" in outcome) return goOn(res, outcome.token, "/programmes");
      if (outcome.mistake === "link-used") return await linkUsed(req, res);
      await sendPage(req, res, setupPage(passwordMistakeForm(req, outcome.mistake), asking(res), token));
    }),

    get("/sign-in", "public", async (req, res) => {
      const { next } = parseStrictly(NextAddress, req.query);
      if (asking(res).visitor !== null) return res.redirect(303, next);
      await sendPage(req, res, signInPage(emptyForm, asking(res), next));
    }),

    post("/sign-in", "public", async (req, res) => {
      const { next } = parseStrictly(NextAddress, req.query);
      const kept = readKept(req);
      // The page that gives the form back, in another language: nothing is asked of who is signed in.
      if (kept !== null && isShownAgain(req.body) && asking(res).visitor !== null)
        return await sendPage(req, res, keptFormPage(kept, asking(res)));
      const parsed = parseForm(SignInForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, signInPage(parsed.form, asking(res), next, kept));
      await countTowards("signInAddress", req.ip ?? "");
      // Counted before the password is looked at, so that a hundred guesses at once are counted too.
      await countTowards("signInAccount", parsed.data.email);
      const outcome = await signIn(db, parsed.data, asking(res).sessionToken);

      if ("token" in outcome) {
        await discount("signInAccount", parsed.data.email);
        if (kept === null) return goOn(res, outcome.token, next);
        return await giveBack(req, res, outcome.token, kept);
      }
      await sendPage(req, res, signInPage(passwordMistakeForm(req, outcome.mistake), asking(res), next, kept));
    }),

    post("/sign-out", "public", async (_req, res) => {
      await endSession(db, asking(res).sessionToken);
      res.redirect(303, "/sign-in");
    }),

    get("/password-reset", "public", async (req, res) => {
      if (!sendsMail) return await noMail(req, res);
      await sendPage(req, res, resetRequestPage(emptyForm, asking(res)));
    }),

    post("/password-reset", "public", async (req, res) => {
      if (!sendsMail) return await noMail(req, res);
      const parsed = parseForm(ResetRequestForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, resetRequestPage(parsed.form, asking(res)));
      await countTowards("signInAddress", req.ip ?? "");
      await countTowards("signInAccount", `reset ${parsed.data.email}`);
      await askForReset(db, parsed.data.email, deps.jobs);
      await sendPage(req, res, messagePage(asking(res), "identity.reset.sentHeading", "identity.reset.sentText"));
    }),

    get("/password-reset/:token", "public", async (req, res) => {
      const { token } = parseParams(TokenParams, req.params);
      if ((await findOpenLink(db, "reset", token)) === undefined) return await linkUsed(req, res);
      await sendPage(req, res, resetPage(emptyForm, asking(res), token));
    }),

    post("/password-reset/:token", "public", async (req, res) => {
      const { token } = parseParams(TokenParams, req.params);
      const parsed = parseForm(NewPasswordForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, resetPage(parsed.form, asking(res), token));
      await countTowards("signInAddress", req.ip ?? "");
      const outcome = await resetPassword(db, token, parsed.data.password, asking(res).sessionToken);

      if ("token" in outcome) return goOn(res, outcome.token, "/programmes");
      if (outcome.mistake === "link-used") return await linkUsed(req, res);
      await sendPage(req, res, resetPage(passwordMistakeForm(req, outcome.mistake), asking(res), token));
    }),

    get("/account", "signed-in", async (req, res) => {
      await sendPage(
        req,
        res,
        accountPage(await getAccount(db, actorId(res)), emptyForm, asking(res), req.query["saved"] === "1"),
      );
    }),

    post("/account", "signed-in", async (req, res) => {
      const parsed = parseForm(ProfileForm, req.body);
      if (!parsed.ok)
        return await sendPage(
          req,
          res,
          accountPage(await getAccount(db, actorId(res)), parsed.form, asking(res), false),
        );
      await editProfile(db, actorId(res), parsed.data);
      res.redirect(303, `/account?saved=1&lang=${parsed.data.locale}`);
    }),

    post("/account/password", "signed-in", async (req, res) => {
      const parsed = parseForm(PasswordChangeForm, req.body);
      const outcome = parsed.ok
        ? await changePassword(db, actorId(res), parsed.data, asking(res).sessionToken)
        : parsed;
      if ("token" in outcome) return goOn(res, outcome.token, "/account?saved=1");

      const field = "mistake" in outcome && outcome.mistake === "wrong-password" ? "currentPassword" : "password";
      const form = "form" in outcome ? outcome.form : withMistake({}, field, accountText[outcome.mistake]);
      await sendPage(req, res, accountPage(await getAccount(db, actorId(res)), form, asking(res), false));
    }),
  ];
}

function passwordMistakeForm(req: Request, mistake: AccountMistake): FormState {
  return withMistake(req.body, "password", accountText[mistake]);
}
