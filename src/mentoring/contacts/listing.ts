// Which contacts are looked at. Searched here and not in SQL: a database whose locale is C would not find "ähtäri".
interface Note {
  unitId: string;
  way: string;
  writtenBy: string | null;
  who: string;
  participantName: string | null;
  about: string;
  nextStep: string;
}

export interface NotesWanted {
  /** The ids of the units that are looked at; null for all. */
  unitIds: ReadonlySet<string> | null;
  way: string;
  whose: string;
  q: string;
  /** What a unit is called, for the search. */
  unitName?: (unitId: string) => string;
}

/** The notes that match everything that is asked; an empty wish limits nothing. */
export function matching<N extends Note>(
  notes: readonly N[],
  { unitIds, way, whose, q, unitName = () => "" }: NotesWanted,
): N[] {
  const sought = folded(q);
  return notes.filter(
    (note) =>
      (unitIds === null || unitIds.has(note.unitId)) &&
      (way === "" || note.way === way) &&
      (whose === "" || note.writtenBy === whose) &&
      [note.who, note.participantName ?? "", note.about, note.nextStep, unitName(note.unitId)].some((text) =>
        folded(text).includes(sought),
      ),
  );
}

function folded(text: string): string {
  return text.normalize("NFC").toLocaleLowerCase("fi");
}
