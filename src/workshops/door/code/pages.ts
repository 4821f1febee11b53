import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { qrSvg } from "../../../platform/qr.ts";
import type { Programme } from "../../../programmes/index.ts";
import { whenText } from "../../one/pages.ts";
import type { Workshop } from "../../register/queries.ts";
import type { CheckInRefusal } from "../door.ts";
import { attendanceUrl } from "../roll/pages.ts";

/** The code, large enough for the wall, with the address to be typed by those who have no camera. */
export function codePage(
  { programme, workshop }: { programme: Programme; workshop: Workshop },
  address: URL,
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const url = attendanceUrl(programme.id, workshop.id);
  return {
    view: "workshops/door/code",
    title: t("workshops.door.code.title"),
    model: {
      name: textIn(workshop.names, locale),
      when: whenText(workshop, programme.timeZone, asking),
      qr: { svg: qrSvg(address.href, t("workshops.door.code.label")) },
      address: address.host + address.pathname,
      renewUrl: `${url}/code`,
      backUrl: url,
    },
  };
}

export const checkInRefusalText: Record<CheckInRefusal, Key> = {
  cancelled: "workshops.door.checkIn.cancelled",
  "no-time": "workshops.door.checkIn.noTime",
  "too-early": "workshops.door.checkIn.tooEarly",
  over: "workshops.door.checkIn.over",
};

/** Why there is no code now. */
export function noCodePage(
  { programme, workshop }: { programme: Programme; workshop: Workshop },
  refused: CheckInRefusal,
  { t }: Asking,
): Page {
  return {
    view: "workshops/door/message",
    title: t("workshops.door.code.title"),
    model: {
      heading: t("workshops.door.code.none"),
      text: t(checkInRefusalText[refused]),
      link: { url: attendanceUrl(programme.id, workshop.id), text: t("workshops.door.code.back") },
      contact: null,
    },
  };
}
