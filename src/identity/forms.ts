import { z } from "zod";
import { email, line, requiredLine, says } from "../platform/forms.ts";
import { ownAddress } from "../platform/kept-form.ts";
import { locales } from "../platform/locales.ts";
import { roles } from "./access.ts";

export const TokenParams = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });
export const ProgrammeParams = z.object({ programmeId: z.uuid() });
export const MemberParams = z.object({ programmeId: z.uuid(), userId: z.uuid() });
export const InvitationParams = z.object({ programmeId: z.uuid(), invitationId: z.string().regex(/^[0-9a-f]{64}$/) });

// Not trimmed and not cleaned: a password is what was typed.
const password = z.string().min(1, says("form.required")).max(1000, says("form.tooLong"));

export const NextAddress = z.object({ next: ownAddress.catch("/programmes") });

/** Whose session a page was open in, as its script asks about it. */
export const SessionQuery = z.object({ of: z.enum(["staff", "link"]).optional().catch(undefined) });

export const SignInForm = z.object({ email, password });
export const AccountForm = z.object({ name: requiredLine(120), email, password });
/** The name is asked only of who has no account yet. */
export const JoinForm = z.object({ name: line(120).default(""), password });
export const InviteForm = z.object({ email, role: z.enum(roles) });
export const RoleForm = z.object({ role: z.enum(roles) });
export const ResetRequestForm = z.object({ email });
export const NewPasswordForm = z.object({ password });
export const ProfileForm = z.object({ name: requiredLine(120), locale: z.enum(locales) });
export const PasswordChangeForm = z.object({ currentPassword: password, password });
