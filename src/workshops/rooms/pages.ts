import type { Asking } from "../../platform/asking.ts";
import { formField, summary } from "../../platform/fields.ts";
import { emptyForm, type FormState } from "../../platform/forms.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { workshopUrl } from "../one/pages.ts";
import { workshopsUrl } from "../register/pages.ts";
import type { RoomRefusal } from "./commands.ts";
import type { Room } from "./queries.ts";

/** Why a room is not written or removed, in words. */
export const roomText: Record<RoomRefusal, Key> = {
  "name-taken": "workshops.rooms.nameTaken",
  "in-use": "workshops.rooms.inUse",
};

export function roomsPage(programmeId: string, rooms: Room[], used: Map<string, number>, { t, role }: Asking): Page {
  const mayEdit = role === "planner" || role === "owner";
  const url = roomsUrl(programmeId);
  return {
    view: "workshops/rooms/rooms",
    title: t("workshops.rooms.title"),
    model: {
      lead: t("workshops.rooms.lead", {
        rooms: t("workshops.rooms.count", { count: rooms.length }),
        places: rooms.reduce((sum, { places }) => sum + places, 0),
      }),
      rows: rooms.map(({ id, name, address, places }) => ({
        name,
        address,
        facts: [
          t("workshops.rooms.places", { count: places }),
          t("workshops.rooms.workshops", { count: used.get(id) ?? 0 }),
        ],
        editUrl: mayEdit ? `${url}/${id}` : null,
      })),
      newUrl: mayEdit ? `${url}/new` : null,
      calendarUrl: `${workshopsUrl(programmeId)}/calendar`,
      facilitatorsUrl: `${workshopsUrl(programmeId)}/facilitators`,
    },
  };
}

/** A room that is there, or a new one with the workshop from whose form one came to add it. */
type Edited = { room: Room; workshops: number; refused: RoomRefusal | null } | { workshop: string | undefined };

/** The form of a new room, or of one that is there with its removal. */
export function roomPage(programmeId: string, edited: Edited, form: FormState, { t }: Asking): Page {
  const room = "room" in edited ? edited : null;
  const from = "room" in edited ? undefined : edited.workshop;
  const values = room === null ? {} : { ...room.room, places: String(room.room.places) };
  const shown = form === emptyForm ? { ...emptyForm, values: pick(values) } : form;
  const fields = {
    name: formField(shown, t, "name", { label: t("workshops.rooms.name"), hint: t("workshops.rooms.nameHint") }),
    address: formField(shown, t, "address", { label: t("workshops.rooms.address"), optional: true }),
    places: formField(shown, t, "places", { label: t("workshops.rooms.placesLabel"), inputmode: "numeric" }),
  };
  const mistakes = summary(Object.values(fields));
  const heading = t(room === null ? "workshops.rooms.newTitle" : "workshops.rooms.editTitle");
  const url = roomsUrl(programmeId);
  const isUsed = room !== null && room.workshops > 0;
  return {
    view: "workshops/rooms/room",
    title: heading,
    hasMistakes: mistakes.length > 0,
    model: {
      heading,
      fields,
      mistakes,
      alert: room?.refused == null ? null : t(roomText[room.refused]),
      used: isUsed ? t("workshops.rooms.usedIn", { count: room.workshops }) : null,
      actionUrl: room === null ? url : `${url}/${room.room.id}`,
      from: from ?? null,
      cancelUrl: from === undefined ? url : workshopUrl(programmeId, from, "/time"),
      removal:
        room === null || isUsed
          ? null
          : {
              url: `${url}/${room.room.id}/removal`,
              heading: t("workshops.rooms.remove"),
              text: t("workshops.rooms.removeText"),
            },
    },
  };
}

function pick({ name = "", address = "", places = "" }: { name?: string; address?: string; places?: string }) {
  return { name, address, places };
}

/** The address of the programme's rooms. */
export function roomsUrl(programmeId: string): string {
  return `${workshopsUrl(programmeId)}/rooms`;
}
