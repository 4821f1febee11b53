import { InputMistake } from "./input-mistake.ts";

/**
 * The programme that is called so: by its id, its whole name, or a part of its name, upper and lower case being the
 * same. Throws InputMistake where there is none, or where there are several.
 */
export function programmeCalled<P extends { id: string; name: string }>(programmes: readonly P[], called: string): P {
  const wanted = called.trim().toLowerCase();
  const alike = (test: (programme: P) => boolean) => programmes.filter(test);
  const found = [
    alike(({ id }) => id === wanted),
    alike(({ name }) => name.toLowerCase() === wanted),
    alike(({ name }) => wanted !== "" && name.toLowerCase().includes(wanted)),
  ].find((each) => each.length > 0);
  const [first, ...others] = found ?? [];
  if (first === undefined) {
    const names = programmes.map(({ name }) => name).join(", ");
    throw new InputMistake(
      `There is no programme "${called}"; there ${names === "" ? "are none at all" : `are: ${names}`}`,
    );
  }
  if (others.length === 0) return first;
  const named = [first, ...others].map(({ id, name }) => `${name} (${id})`).join(", ");
  throw new InputMistake(`"${called}" is the name of several programmes; give the id of one of them: ${named}`);
}
