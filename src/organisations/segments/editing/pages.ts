import type { Asking } from "../../../platform/asking.ts";
import { formField, summary, textsField } from "../../../platform/fields.ts";
import { emptyForm, textValues, type FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { shownBranches } from "../../branches/pages.ts";
import { organisationsUrl } from "../../pages.ts";
import { segmentsUrl, segmentUrl } from "../addresses.ts";
import type { SegmentMistake } from "../commands.ts";
import { placingsOf, type Everything } from "../pages.ts";
import type { Segment } from "../queries.ts";

export const mistakeText: Record<SegmentMistake, Key> = {
  "name-taken": "segments.edit.nameTaken",
  "unit-unknown": "segments.edit.unitUnknown",
};

export function newSegmentPage(everything: Everything, form: FormState, asking: Asking): Page {
  const words = { title: asking.t("segments.edit.newTitle"), heading: asking.t("segments.edit.newHeading") };
  return formPage(everything, null, form, words, asking);
}

export function editSegmentPage(everything: Everything, segment: Segment, typed: FormState, asking: Asking): Page {
  const { names, promises, branchIds } = segment;
  const now = { ...textValues("names", names), ...textValues("promises", promises), unitIds: branchIds.join("\n") };
  const form = typed === emptyForm ? { ...emptyForm, values: now } : typed;
  const name = textIn(names, asking.locale);
  const words = { title: asking.t("segments.edit.title", { name }), heading: name };
  return formPage(everything, segment, form, words, asking);
}

function formPage(
  { programme, organisations, segments }: Everything,
  segment: Segment | null,
  form: FormState,
  words: { title: string; heading: string },
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const wanted = programme.locales;
  const names = textsField(form, t, "names", { label: t("segments.edit.names"), wanted });
  const promises = textsField(form, t, "promises", {
    label: t("segments.edit.promises"),
    hint: t("segments.edit.promisesHint"),
    rows: 6,
    wanted,
  });
  const parts = formField(form, t, "unitIds", { label: t("segments.edit.parts") });
  const mistakes = summary([...names.fields, ...promises.fields, parts]);
  const others = segments.filter(({ id }) => id !== segment?.id);
  const otherNames = new Map(others.map((other) => [other.id, textIn(other.names, locale)]));
  const elsewhere = new Map(placingsOf(others).map(({ unitId, segmentId }) => [unitId, otherNames.get(segmentId)]));
  const noteOf = ({ id }: { id: string }) => {
    const name = elsewhere.get(id);
    return name === undefined ? null : t("segments.edit.now", { name });
  };
  const units = organisations.filter(({ kind }) => kind !== "person");
  return {
    view: "organisations/segments/segment",
    title: words.title,
    hasMistakes: mistakes.length > 0,
    model: {
      heading: words.heading,
      mistakes,
      names,
      promises,
      parts,
      branches: shownBranches(units, parts.value.split("\n"), asking, noteOf),
      registerUrl: organisationsUrl(programme.id),
      actionUrl: segment === null ? segmentsUrl(programme.id) : segmentUrl(segment),
      cancelUrl: segmentsUrl(programme.id),
      removal:
        segment === null
          ? null
          : {
              url: `${segmentUrl(segment)}/removal`,
              heading: t("segments.edit.remove"),
              text: t("segments.edit.removeText"),
            },
    },
  };
}
