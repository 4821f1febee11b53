import type { Asking, Role } from "../../platform/asking.ts";
import { formField, summary } from "../../platform/fields.ts";
import type { FormState } from "../../platform/forms.ts";
import { formatInstant } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { roles } from "../access.ts";
import type { Invitation, Member } from "../queries.ts";
import type { MembershipMistake } from "./membership.ts";

const roleText: Record<Role, Key> = {
  owner: "identity.roles.owner",
  planner: "identity.roles.planner",
  facilitator: "identity.roles.facilitator",
  viewer: "identity.roles.viewer",
};
const roleHint: Record<Role, Key> = {
  owner: "identity.roles.ownerHint",
  planner: "identity.roles.plannerHint",
  facilitator: "identity.roles.facilitatorHint",
  viewer: "identity.roles.viewerHint",
};

/** Why a colleague's role stays as it is, in words. */
export const membershipText: Record<MembershipMistake, Key> = {
  "last-owner": "identity.staff.lastOwner",
  "not-a-member": "identity.staff.notMember",
};

export function staffPage(
  programmeId: string,
  { members, invitations }: { members: Member[]; invitations: Invitation[] },
  form: FormState,
  asking: Asking,
  alert: Key | null = null,
): Page {
  const { t, locale, role } = asking;
  const url = `/programmes/${programmeId}/staff`;
  const roleOptions = (chosen: Role) =>
    [...roles].reverse().map((value) => ({ value, text: t(roleText[value]), isChosen: value === chosen }));
  const fields = {
    email: formField(form, t, "email", { label: t("identity.email"), type: "email", autocomplete: "off" }),
    role: formField(form, t, "role", {
      label: t("identity.staff.role"),
      type: "radio",
      value: "planner",
      options: [...roles].reverse().map((value) => ({ value, text: t(roleText[value]), hint: t(roleHint[value]) })),
    }),
  };
  const mistakes = summary(Object.values(fields));
  return {
    view: "identity/staff",
    title: t("identity.staff.heading"),
    hasMistakes: mistakes.length > 0,
    model: {
      mistakes,
      fields,
      alert: alert === null ? null : t(alert),
      mayChange: role === "owner",
      inviteUrl: `${url}/invitations`,
      members: members.map((member) => ({
        name: member.name,
        email: member.email,
        role: t(roleText[member.role]),
        roleId: `role-${member.userId}`,
        roleLabel: t("identity.staff.roleOf", { name: member.name }),
        removeLabel: t("identity.staff.removeName", { name: member.name }),
        removeQuestion: t("identity.staff.removeQuestion", { name: member.name }),
        roleUrl: `${url}/${member.userId}/role`,
        removalUrl: `${url}/${member.userId}/removal`,
        roleOptions: roleOptions(member.role),
      })),
      invitations: invitations.map((invitation) => ({
        email: invitation.email,
        text: t("identity.staff.waiting", {
          role: t(roleText[invitation.role]),
          until: formatInstant(invitation.expiresAt, locale, "Europe/Helsinki"),
        }),
        withdrawalUrl: `${url}/invitations/${invitation.id}/withdrawal`,
        withdrawLabel: t("identity.staff.withdrawEmail", { email: invitation.email }),
      })),
    },
  };
}
