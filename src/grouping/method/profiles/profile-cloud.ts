import { profileAffinities, profileCloseness, profileExemplars } from "../closeness.ts";
import type { Cloud } from "../cloud.ts";
import { allRows } from "../rows.ts";
import { hasShape, takeProfiles, type Profiles } from "../shape.ts";
import { profileSilhouette } from "../silhouette.ts";
import { profileSquares } from "../variance.ts";
import { sphericalFromSamples, STARTED_ON } from "./sampled-starts.ts";
import { sphericalKMeans } from "./spherical.ts";

/** Unit profiles, grouped by spherical k-means; of more than a thousand people the starts are made on samples. */
export function profileCloud(profiles: Profiles): Cloud {
  const cloud: Cloud = {
    n: profiles.n,
    usable: allRows(profiles.n).filter((i) => hasShape(profiles, i)),
    take: (rows) => profileCloud(takeProfiles(profiles, rows)),
    group: (k, random, restarts) =>
      profiles.n > STARTED_ON
        ? sphericalFromSamples(profiles, k, restarts, random)
        : sphericalKMeans(profiles, k, restarts, random),
    silhouette: (labels, k) => profileSilhouette(profiles, labels, k),
    squares: (labels, k) => profileSquares(profiles, labels, k),
    affinities: (labels, k) => profileAffinities(profiles, labels, k),
    exemplars: (labels, k) => profileExemplars(profiles, labels, k),
    closeness: (labels, k) => profileCloseness(profiles, labels, k),
    around: () => cloud,
  };
  return cloud;
}
