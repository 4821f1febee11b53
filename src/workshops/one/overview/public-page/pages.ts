import type { Asking } from "../../../../platform/asking.ts";
import { qrSvg } from "../../../../platform/qr.ts";
import { hasPublicPage } from "../../../public/open.ts";
import type { Workshop } from "../../../register/queries.ts";

/** The address of the public page, to be copied or shown; without a time there is none yet. Null where none is wanted. */
export function publicPageModel(workshop: Workshop, url: URL, { t }: Asking) {
  if (!workshop.isPublic) return null;
  if (!hasPublicPage(workshop)) return { url: null, qr: null };
  return { url: url.href, qr: { svg: qrSvg(url.href, t("workshops.public.staff.qr")) } };
}
