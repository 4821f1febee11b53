interface Standing {
  readonly isHidden: boolean;
  readonly mergedInto: string | null;
}

/** Whether the option can be voted for. */
export function isOffered({ isHidden, mergedInto }: Standing): boolean {
  return !isHidden && mergedInto === null;
}
