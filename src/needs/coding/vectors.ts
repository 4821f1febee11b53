/** What a text is made of: how much of each feature. */
export type Vector = ReadonlyMap<string, number>;

/** How rare each feature is among the texts: ln((1 + n)/(1 + texts that have it)) + 1, as in TF-IDF with smoothing. */
export function rarities(texts: readonly Vector[]): (feature: string) => number {
  const having = new Map<string, number>();
  for (const text of texts) for (const feature of text.keys()) having.set(feature, (having.get(feature) ?? 0) + 1);
  return (feature) => Math.log((1 + texts.length) / (1 + (having.get(feature) ?? 0))) + 1;
}

/** The text's counts damped and weighted by rarity, of length 1; an empty text stays empty. */
export function weighted(counts: Vector, rarity: (feature: string) => number): Vector {
  const values = [...counts].map(([feature, count]) => [feature, Math.log1p(count) * rarity(feature)] as const);
  return unit(new Map(values));
}

/** The sum of the vectors, of length 1. */
export function centre(vectors: readonly Vector[]): Vector {
  const sum = new Map<string, number>();
  for (const vector of vectors)
    for (const [feature, value] of vector) sum.set(feature, (sum.get(feature) ?? 0) + value);
  return unit(sum);
}

/** The inner product; of two vectors of length 1 their cosine. */
export function dot(a: Vector, b: Vector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [feature, value] of small) sum += value * (large.get(feature) ?? 0);
  return sum;
}

function unit(vector: Vector): Vector {
  const length = Math.hypot(...vector.values());
  return length === 0 ? vector : new Map([...vector].map(([feature, value]) => [feature, value / length]));
}
