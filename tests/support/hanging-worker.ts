/** A thread that never answers, whatever it is told. */
// eslint-disable-next-line no-restricted-exports -- the pool calls the default export
export default function hang(): never {
  for (;;);
}
